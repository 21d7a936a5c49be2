package org.defectionledger.job;

import java.util.List;
import org.defectionledger.lexicon.NameForms;
import org.defectionledger.resolve.BlockKeys;
import org.defectionledger.resolve.MatchModel;
import org.defectionledger.resolve.NameMatch;
import org.defectionledger.resolve.TraitReader;
import org.defectionledger.resolve.Traits;

/** What is linked, and by what; the models are built once a JVM, when first asked for. */
enum Matching {
  /** Rows that tell of one defection. */
  DEFECTIONS {
    @Override
    List<String> keys(Traits traits) {
      return BlockKeys.of(traits);
    }

    @Override
    double weight(Traits a, Traits b) {
      return Models.MODEL.total(a, b);
    }

    @Override
    double inCluster(Traits a, Traits b) {
      return Models.MODEL.inCluster(a, b);
    }
  },
  /** Names of one person. */
  PERSONS {
    @Override
    List<String> keys(Traits traits) {
      return BlockKeys.ofName(traits.name());
    }

    @Override
    double weight(Traits a, Traits b) {
      return Models.MODEL.ofPersons(a, b);
    }

    @Override
    double inCluster(Traits a, Traits b) {
      return Models.MODEL.ofPersons(a, b);
    }
  };

  private static final class Models {
    static final MatchModel MODEL = MatchModel.load();
    static final TraitReader READER = new TraitReader(new NameMatch(NameForms.load()));
  }

  static MatchModel model() {
    return Models.MODEL;
  }

  static TraitReader reader() {
    return Models.READER;
  }

  abstract List<String> keys(Traits traits);

  /** Weight of a pair that may be linked. */
  abstract double weight(Traits a, Traits b);

  /** Weight of a pair whose clusters may be joined. */
  abstract double inCluster(Traits a, Traits b);

  boolean isMatch(Traits a, Traits b) {
    return weight(a, b) >= MatchModel.THRESHOLD;
  }
}
