package org.defectionledger.job;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.io.compress.BZip2Codec;
import org.apache.hadoop.io.compress.SplitCompressionInputStream;
import org.apache.hadoop.io.compress.SplittableCompressionCodec;
import org.apache.hadoop.mapreduce.lib.input.CompressedSplitLineReader;
import org.defectionledger.ingest.FieldMapping;
import org.defectionledger.ingest.Glance;
import org.defectionledger.ingest.Item;
import org.defectionledger.ingest.JsonLines;
import org.defectionledger.ingest.Parsed;
import org.jspecify.annotations.Nullable;

/**
 * The lines of JSON that a stretch of a bzip2 file holds, cut at its blocks as Hadoop does. A line
 * belongs to the stretch in whose blocks it begins. The place of a line is the stretch's packed one
 * plus the unpacked bytes before it.
 */
final class Bzip2Lines extends ReadAhead {
  private static final int MAX_LINE_BYTES = 16 << 20;

  private final FieldMapping mapping;
  private final Glance glance;
  private final SplitCompressionInputStream blocks;
  private final CompressedSplitLineReader lines;
  private final long end;
  private final Text line = new Text();
  private long offset;

  Bzip2Lines(
      FSDataInputStream raw,
      Inputs.Stretch stretch,
      Configuration configuration,
      FieldMapping mapping,
      Glance glance)
      throws IOException {
    this.mapping = mapping;
    this.glance = glance;
    BZip2Codec codec = new BZip2Codec();
    codec.setConf(configuration);
    this.blocks =
        codec.createInputStream(
            raw,
            codec.createDecompressor(),
            stretch.from(),
            stretch.to(),
            SplittableCompressionCodec.READ_MODE.BYBLOCK);
    this.lines = new CompressedSplitLineReader(blocks, configuration, null);
    this.end = blocks.getAdjustedEnd();
    this.offset = stretch.from();
    if (blocks.getAdjustedStart() > 0) {
      offset += lines.readLine(new Text(), 0); // it belongs to the stretch before
    }
  }

  @Override
  @Nullable Item read() {
    long begin = offset;
    try {
      if (blocks.getPos() > end && !lines.needAdditionalRecordAfterSplit()) {
        end();
        return null;
      }
      int consumed = lines.readLine(line, MAX_LINE_BYTES);
      if (consumed == 0) {
        end();
      }
      offset += consumed;
      if (consumed > line.getLength() + 2) {
        return new Item(
            begin,
            new Parsed.Rejected(
                "RECORD_TOO_LONG",
                "the record has %d bytes, more than %d".formatted(consumed, MAX_LINE_BYTES)));
      }
    } catch (IOException | RuntimeException e) {
      end();
      return new Item(
          begin, new Parsed.Rejected("UNREADABLE", "the file breaks off here (" + e + ")"));
    }
    byte[] bytes = line.copyBytes();
    return JsonLines.isBlank(bytes)
        ? null
        : new Item(begin, JsonLines.parse(bytes, mapping, glance));
  }
}
