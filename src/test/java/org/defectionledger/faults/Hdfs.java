package org.defectionledger.faults;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FileUtil;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.defectionledger.table.publish.Publication;

/**
 * HDFS with two datanodes in one process, led by lines on its input, each answered by one line:
 *
 * <ul>
 *   <li>{@code namenode} restarts it, {@code stop N} stops a datanode, {@code start N} starts it
 *       again;
 *   <li>{@code poll OUTPUT SECONDS} reads the pointer and the two-file runs of {@link
 *       PublicationLoop} that it names all the while, and tells how many of the reads were whole;
 *   <li>{@code fetch OUTPUT RUN FOLDER TABLE...} copies the tables of a run to a local folder and
 *       tells the run; with {@code -} of the one that the pointer names;
 *   <li>{@code pointer OUTPUT}, {@code list FOLDER}, {@code copy FROM TO}, {@code remove FOLDER}.
 * </ul>
 */
public final class Hdfs {
  private Hdfs() {}

  public static void main(String[] arguments) throws Exception {
    Configuration configuration = new Configuration();
    configuration.set(
        MiniDFSCluster.HDFS_MINIDFS_BASEDIR, Files.createTempDirectory("hdfs").toString());
    configuration.set("dfs.replication", "2");
    MiniDFSCluster cluster = new MiniDFSCluster.Builder(configuration).numDataNodes(2).build();
    cluster.waitActive();
    System.out.println("ready " + cluster.getURI());
    List<MiniDFSCluster.DataNodeProperties> stopped = new ArrayList<>();
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    String line;
    while ((line = in.readLine()) != null) {
      String[] words = line.split(" ");
      switch (words[0]) {
        case "namenode" -> {
          cluster.restartNameNode(/* waitActive= */ true);
          System.out.println("done");
        }
        case "stop" -> {
          stopped.add(cluster.stopDataNode(Integer.parseInt(words[1])));
          System.out.println("done");
        }
        case "start" -> {
          for (var each : stopped) {
            cluster.restartDataNode(each, /* keepPort= */ true);
          }
          stopped.clear();
          cluster.waitActive();
          System.out.println("done");
        }
        case "poll" -> poll(words[1], Double.parseDouble(words[2]), configuration);
        default -> System.out.println(answer(words, configuration));
      }
    }
    cluster.shutdown();
  }

  private static void poll(String output, double seconds, Configuration configuration)
      throws Exception {
    Publication publication = new Publication(output, configuration);
    FileSystem files = new Path(output).getFileSystem(configuration);
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

  private static String answer(String[] words, Configuration configuration) {
    try {
      Publication publication = new Publication(words[1], configuration);
      FileSystem files = new Path(words[1]).getFileSystem(configuration);
      switch (words[0]) {
        case "pointer" -> {
          return "done " + publication.current().orElse("none");
        }
        case "list" -> {
          return "done "
              + Stream.of(files.listStatus(new Path(words[1])))
                  .map(s -> s.getPath().getName())
                  .sorted()
                  .collect(Collectors.joining(","));
        }
        case "copy" ->
            FileUtil.copy(
                files,
                new Path(words[1]),
                files,
                new Path(words[2]),
                /* deleteSource= */ false,
                configuration);
        case "remove" -> files.delete(new Path(words[1]), /* recursive= */ true);
        case "fetch" -> {
          String run = words[2].equals("-") ? publication.current().orElse("none") : words[2];
          for (int i = 4; i < words.length; i++) {
            files.copyToLocalFile(
                /* delSrc= */ false,
                new Path(publication.path(run, words[i])),
                new Path(words[3], words[i]),
                /* useRawLocalFileSystem= */ true);
          }
          return "fetched " + run;
        }
        default -> throw new IllegalArgumentException("unknown: " + words[0]);
      }
      return "done";
    } catch (IOException | RuntimeException e) {
      return "failed " + String.valueOf(e).replace('\n', ' ');
    }
  }
}
