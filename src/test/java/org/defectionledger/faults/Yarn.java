package org.defectionledger.faults;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.server.MiniYARNCluster;

/**
 * YARN with one node in one process: {@code Yarn FOLDER} writes {@code core-site.xml} and {@code
 * yarn-site.xml} there and says that it is ready, and stands until its input ends.
 */
public final class Yarn {
  private Yarn() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    YarnConfiguration configuration = new YarnConfiguration();
    configuration.set("fs.defaultFS", "file:///");
    configuration.set("yarn.scheduler.capacity.root.queues", "default");
    configuration.set("yarn.scheduler.capacity.root.default.capacity", "100");
    configuration.set("yarn.scheduler.capacity.maximum-am-resource-percent", "1.0");
    configuration.set("yarn.scheduler.minimum-allocation-mb", "256");
    configuration.set("yarn.nodemanager.resource.memory-mb", "6144");
    configuration.set("yarn.nodemanager.vmem-check-enabled", "false");
    configuration.set("yarn.nodemanager.pmem-check-enabled", "false");
    // The disk of a shared machine is often more than nine tenths full.
    configuration.set(
        "yarn.nodemanager.disk-health-checker.max-disk-utilization-per-disk-percentage", "100");
    MiniYARNCluster cluster = new MiniYARNCluster("faults", 1, 1, 1);
    cluster.init(configuration);
    cluster.start();
    if (!cluster.waitForNodeManagersToConnect(60_000)) {
      throw new IllegalStateException("The node manager did not connect");
    }
    write(cluster.getConfig(), folder.resolve("yarn-site.xml"));
    Configuration core = new Configuration(/* loadDefaults= */ false);
    core.set("fs.defaultFS", "file:///");
    write(core, folder.resolve("core-site.xml"));
    System.out.println("ready " + folder);
    while (System.in.read() >= 0) {
      // Stands until its input ends.
    }
    cluster.stop();
  }

  private static void write(Configuration configuration, Path file) throws Exception {
    try (var out = Files.newOutputStream(file)) {
      configuration.writeXml(out);
    }
  }
}
