package org.defectionledger.job;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.defectionledger.article.Article;

/** Hashes by which files and articles are known again. */
final class ContentHash {
  private static final int ARTICLE_BYTES = 16; // two of 10¹² articles share one: 1 in 10¹⁵

  private ContentHash() {}

  /**
   * Hash of all that the reading of an article depends on beside its id, in hex: the reading of an
   * equal article can be taken over.
   */
  static String of(Article article) {
    MessageDigest digest = sha256();
    add(digest, article.url());
    add(digest, article.title());
    add(digest, article.source());
    add(digest, article.published().map(Object::toString));
    add(digest, Optional.of(article.text()));
    return HexFormat.of().formatHex(digest.digest(), 0, ARTICLE_BYTES);
  }

  /** An absent value differs from an empty one, and no two neighbours can be mixed up. */
  private static void add(MessageDigest digest, Optional<String> value) {
    byte[] bytes = value.orElse("").getBytes(StandardCharsets.UTF_8);
    digest.update((value.isPresent() ? bytes.length + ":" : "-").getBytes(StandardCharsets.UTF_8));
    digest.update(bytes);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
