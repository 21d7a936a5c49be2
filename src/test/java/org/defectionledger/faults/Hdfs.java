package org.defectionledger.faults;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.defectionledger.table.publish.Publication;

/**
 * HDFS with two datanodes in one process, led by lines on its input: {@code namenode} restarts it,
 * {@code datanode} restarts one, {@code poll OUTPUT SECONDS} reads the pointer and the runs it
 * names all the while and tells how many of the reads were whole.
 */
public final class Hdfs {
  private Hdfs() {}

  public static void main(String[] arguments) throws Exception {
    Configuration configuration = new Configuration();
    configuration.set(
        MiniDFSCluster.HDFS_MINIDFS_BASEDIR, Files.createTempDirectory("hdfs").toString());
    MiniDFSCluster cluster = new MiniDFSCluster.Builder(configuration).numDataNodes(2).build();
    cluster.waitActive();
    System.out.println("ready " + cluster.getURI());
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    String line;
    while ((line = in.readLine()) != null) {
      String[] words = line.split(" ");
      switch (words[0]) {
        case "namenode" -> {
          cluster.restartNameNode(/* waitActive= */ true);
          System.out.println("restarted");
        }
        case "datanode" -> {
          cluster.restartDataNode(0, /* keepPort= */ true);
          cluster.waitActive();
          System.out.println("restarted");
        }
        case "poll" -> poll(words[1], Double.parseDouble(words[2]), configuration);
        default -> System.out.println("unknown " + words[0]);
      }
    }
    cluster.shutdown();
  }

  private static void poll(String output, double seconds, Configuration configuration)
      throws Exception {
    Publication publication = new Publication(output, configuration);
    var files = new Path(output).getFileSystem(configuration);
    long end = System.nanoTime() + (long) (seconds * 1e9);
    int reads = 0;
    while (System.nanoTime() < end) {
      String run = publication.current().orElse("");
      if (run.isEmpty()) {
        continue;
      }
      for (String table : new String[] {"a", "b"}) {
        try (var in = files.open(new Path(publication.path(run, table), "part"))) {
          String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
          if (!text.equals(run)) {
            throw new IllegalStateException("Run " + run + " holds '" + text + "' in " + table);
          }
        }
      }
      reads++;
    }
    System.out.println("reads " + reads);
  }
}
