package org.defectionledger.job;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.defectionledger.ingest.Item;
import org.jspecify.annotations.Nullable;

/** Items of a file that only reading on tells whether there are more of. */
abstract class ReadAhead implements Iterator<Item> {
  private @Nullable Item next;
  private boolean done;

  /** The next item; null where there is none, and after {@link #end} there is none for good. */
  abstract @Nullable Item read();

  /** Says that nothing is to be read behind what this call of {@link #read} gives. */
  final void end() {
    done = true;
  }

  @Override
  public final boolean hasNext() {
    while (next == null && !done) {
      next = read();
    }
    return next != null;
  }

  @Override
  public final Item next() {
    if (!hasNext() || next == null) {
      throw new NoSuchElementException();
    }
    Item item = next;
    next = null;
    return item;
  }
}
