package org.defectionledger.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class PlainTextTest {
  @Test
  void aTextThatIsPlainIsLeftAsItIs() {
    String text = "“It’s over,” the envoy said.\n\n\tHe left – at once.";
    assertThat(PlainText.of(text)).isSameAs(text);
  }

  @Test
  void aWordBeyondAllWordsIsLeftOutWhereverItStands() {
    String word = "x".repeat(2001);
    assertThat(PlainText.of("He " + word + " left " + "y".repeat(2000)))
        .isEqualTo("He  left " + "y".repeat(2000));
    assertThat(PlainText.of(word)).isEmpty();
  }

  @Property(tries = 500)
  void charactersThatAreNotSeenAreLeftOutAndHardSpacesSoftened(
      @ForAll
          @Chars({
            'a', ' ', '\n', '\t', '\r', '\0', '\u007f', '\u00a0', '\u00ad', '\u200b', '\u2003', '’'
          })
          @StringLength(max = 40)
          String text) {
    assertThat(PlainText.of(text))
        .isEqualTo(text.replaceAll("[\0\r\u007f\u00ad\u200b]", "").replace('\u00a0', ' '));
  }
}
