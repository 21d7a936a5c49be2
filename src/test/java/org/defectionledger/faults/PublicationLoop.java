package org.defectionledger.faults;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.defectionledger.table.publish.Lease;
import org.defectionledger.table.publish.Publication;

/**
 * Publishes tiny runs one after the other until it is killed: {@code PublicationLoop OUTPUT ID}. A
 * run is two files that must agree. Called by {@code scripts/faults}.
 */
public final class PublicationLoop {
  private PublicationLoop() {}

  public static void main(String[] arguments) throws Exception {
    String output = arguments[0];
    Configuration configuration = new Configuration();
    Publication publication = new Publication(output, configuration);
    FileSystem files = new Path(output).getFileSystem(configuration);
    for (int n = 0; ; n++) {
      String run = arguments[1] + "-" + n;
      try (Lease lease = publication.lease(run)) {
        Optional<String> before = publication.current();
        publication.begin(run);
        for (String table : new String[] {"a", "b"}) {
          Path file = new Path(publication.path(run, table), "part");
          try (var out = files.create(file)) {
            out.write(run.getBytes(StandardCharsets.UTF_8));
          }
        }
        publication.publish(run, before, Instant.now(), lease);
        publication.retain(20);
      }
    }
  }
}
