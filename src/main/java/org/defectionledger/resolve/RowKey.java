package org.defectionledger.resolve;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.defectionledger.ledger.ArticleDefection;

/** Tells an article defection from all others on every night, without the ids of a ledger. */
public final class RowKey {
  private RowKey() {}

  /** 16 hexadecimal digits of a hash over what the article says, who does it and how many. */
  public static String of(ArticleDefection row) {
    String essence =
        String.join(
            "\n",
            row.articleId(),
            row.name().orElse(""),
            row.roleCategory().name(),
            Integer.toString(row.countMin()),
            row.dateStart().map(Object::toString).orElse(""),
            row.evidence());
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(essence.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
