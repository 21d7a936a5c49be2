package org.defectionledger.resolve;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How strongly a pair of rows speaks for being one defection, as a sum of named terms in log2 odds
 * (Fellegi and Sunter 1969).
 *
 * @param terms {@code term LEVEL} to its weight, the prior odds first
 * @param obstacle what forbids the match; empty when the terms decide
 */
public record MatchWeight(Map<String, Double> terms, Optional<Obstacle> obstacle) {
  /** The weight of a pair that an obstacle forbids: odds no term can outweigh. */
  public static final double FORBIDDEN = -100.0;

  public MatchWeight {
    terms = Collections.unmodifiableMap(new LinkedHashMap<>(terms));
  }

  /** The sum, or {@link #FORBIDDEN}. */
  public double total() {
    return obstacle.isPresent()
        ? FORBIDDEN
        : terms.values().stream().mapToDouble(Double::doubleValue).sum();
  }
}
