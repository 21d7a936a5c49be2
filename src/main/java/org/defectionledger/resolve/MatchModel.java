package org.defectionledger.resolve;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.defectionledger.InputException;
import org.defectionledger.lexicon.NameForms;
import org.defectionledger.lexicon.Tsv;

/**
 * The match weights of {@code match-weights.tsv}, which {@link Estimation} makes from annotated
 * articles: for each class of pairs and each level of each term the log2 of how much likelier the
 * level is among pairs of one defection than among pairs of two.
 */
public final class MatchModel {
  /** The columns of the file. */
  public static final List<String> COLUMNS =
      List.of("class", "term", "level", "matched", "unmatched", "weight");

  /** Pairs at or above are linked: two to one that they are one. */
  public static final double THRESHOLD = 1.0;

  /** At least this much two names of one cluster that can't be linked weigh against it. */
  private static final double CONTRADICTION = -4.0;

  /**
   * At most this much a row without a name speaks for a cluster of named ones, so that it joins one
   * of them and can never join two.
   */
  private static final double WITHOUT_A_NAME = 2.0;

  /** Terms that tell a person, whichever of the person's defections is told. */
  private static final List<Term> OF_PERSONS =
      List.of(Term.NAME, Term.ROLE, Term.CATEGORY, Term.COUNTRY, Term.COMPANY);

  private final Comparison comparison;
  private final Map<PairClass, Map<Term, double[]>> weights = new EnumMap<>(PairClass.class);
  private final Map<PairClass, Double> priors = new EnumMap<>(PairClass.class);

  /**
   * A model.
   *
   * @param tsv rows of {@link #COLUMNS}; a term named PRIOR holds the log2 odds before any term
   * @throws InputException when a class, term, level or weight is wrong or missing
   */
  public MatchModel(Tsv tsv, Comparison comparison) {
    this.comparison = comparison;
    for (PairClass pairs : PairClass.values()) {
      Map<Term, double[]> table = new EnumMap<>(Term.class);
      for (Term term : Term.values()) {
        table.put(term, new double[term.levels().size()]);
      }
      weights.put(pairs, table);
    }
    for (Tsv.Row row : tsv.rows()) {
      PairClass pairs = row.code("class", PairClass.class);
      if (row.required("term").equals("PRIOR")) {
        priors.put(pairs, row.decimal("weight"));
        continue;
      }
      Term term = row.code("term", Term.class);
      int level = term.levels().indexOf(row.required("level"));
      if (level < 0) {
        throw row.error("level", row.text("level"), "is none of " + term.levels(), "Correct");
      }
      levels(pairs, term)[level] = row.decimal("weight");
    }
    for (PairClass pairs : PairClass.values()) {
      if (!priors.containsKey(pairs)) {
        throw new InputException(
            "Cannot read %s: the PRIOR of %s is missing. Estimate the weights anew with scripts/estimate-weights."
                .formatted(tsv.file(), pairs));
      }
    }
  }

  /** The model that the program was built with. */
  public static MatchModel load() {
    return new MatchModel(
        Tsv.ofResource("match-weights.tsv", COLUMNS),
        new Comparison(new NameMatch(NameForms.load())));
  }

  /** The weight of a pair without its terms, which is quicker to find. */
  public double total(Traits a, Traits b) {
    return comparison.obstacle(a, b).isPresent() ? MatchWeight.FORBIDDEN : sum(a, b);
  }

  private double sum(Traits a, Traits b) {
    PairClass pairs = PairClass.of(a, b);
    double sum = priors.getOrDefault(pairs, 0.0);
    for (Map.Entry<Term, Integer> level : comparison.levels(a, b).entrySet()) {
      sum += levels(pairs, level.getKey())[level.getValue()];
    }
    return sum;
  }

  /**
   * The weight of a pair inside a cluster: what forbids a link between two names only weighs
   * against their cluster, and what is no obstacle but silence does not; negative infinity for what
   * keeps clusters apart.
   */
  public double inCluster(Traits a, Traits b) {
    Optional<Obstacle> obstacle = comparison.obstacle(a, b);
    if (obstacle.isEmpty() || obstacle.get() == Obstacle.ONE_UNNAMED) {
      double sum = sum(a, b);
      return a.isNamed() == b.isNamed() ? sum : Math.min(WITHOUT_A_NAME, sum);
    }
    return obstacle.get().forbidsCluster()
        ? Double.NEGATIVE_INFINITY
        : Math.min(CONTRADICTION, sum(a, b));
  }

  /** The weight of a pair, term by term. */
  public MatchWeight explained(Traits a, Traits b) {
    PairClass pairs = PairClass.of(a, b);
    Map<String, Double> terms = new LinkedHashMap<>();
    terms.put("prior", priors.getOrDefault(pairs, 0.0));
    comparison
        .levels(a, b)
        .forEach(
            (term, level) ->
                terms.put(
                    term.name().toLowerCase(Locale.ROOT) + " " + term.levels().get(level),
                    levels(pairs, term)[level]));
    return new MatchWeight(terms, comparison.obstacle(a, b));
  }

  /**
   * How strongly two rows speak for being of one person, be it in two defections or in none: by
   * name, office, country and company alone. A single word tells no person.
   */
  public double ofPersons(Traits a, Traits b) {
    if (a.name().words().size() < 2 || b.name().words().size() < 2) {
      return MatchWeight.FORBIDDEN;
    }
    double sum = priors.getOrDefault(PairClass.PERSONS, 0.0);
    for (Map.Entry<Term, Integer> level : comparison.levels(a, b).entrySet()) {
      if (OF_PERSONS.contains(level.getKey())) {
        sum += levels(PairClass.PERSONS, level.getKey())[level.getValue()];
      }
    }
    return comparison.isOtherName(a, b) ? Math.min(CONTRADICTION, sum) : sum;
  }

  private double[] levels(PairClass pairs, Term term) {
    return weights.getOrDefault(pairs, Map.of()).getOrDefault(term, new double[0]);
  }
}
