package org.defectionledger.lexicon;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.defectionledger.mention.DefectionKind;

/**
 * A line of {@code triggers.tsv}: words that may name a defection, and where its arguments stand.
 *
 * @param id names the line in {@code rule_id}
 * @param part how the defector hangs on the head
 * @param heads lemmas of the head
 * @param before words of which one must stand right before the head, adverbs apart; empty when none
 *     is asked for
 * @param with what must follow the head, in order
 * @param from slots of the side left: {@code obj} or prepositions
 * @param to slots of the side joined
 * @param kind forced kind
 * @param needs alternatives, each a set of conditions; empty when the words are enough
 */
public record Trigger(
    String id,
    Part part,
    Set<String> heads,
    Set<String> before,
    List<Following> with,
    Set<String> from,
    Set<String> to,
    Optional<DefectionKind> kind,
    List<Set<Condition>> needs) {

  /** How the defector hangs on the head. */
  public enum Part {
    /** Subject of the verb. */
    V,
    /** Object of the verb, or subject of its passive. */
    O,
    /** Possessor, of- or by-phrase of the noun, or subject of the verb that governs it. */
    N,
    /** The word denotes the defector. */
    P,
    /** The participle modifies the defector. */
    A,
    /** The bullet of an entry, or the noun for a list, that names defectors behind it. */
    L
  }

  /** What the arguments or the sentence must show before a weak trigger counts. */
  public enum Condition {
    /** The defector holds any office, rank or party post. */
    OFFICIAL,
    /** The defector serves a state. */
    OFFICIAL_STATE,
    /** Soldier or policeman. */
    MILITARY,
    ARMED_GROUP,
    /** Soldier, policeman or fighter. */
    ARMED,
    /** Athlete or artist. */
    PERFORMER,
    /** Athlete, artist, scientist. */
    ELITE,
    FROM_SIDE,
    FROM_STATE,
    FROM_PARTY,
    TO_SIDE,
    TO_REBEL,
    TO_PARTY,
    /** To another state, or over a border. */
    TO_ABROAD,
    PROTEST,
    REPRESSION,
    /** Protest, or a word for defecting, in the sentence or in the one beside it. */
    BREAK,
    VOLUNTARY,
    /** The article is about a revolt or a civil war. */
    CONFLICT,
    /** The sentence has no finite verb of its own, as the entry of a list. */
    VERBLESS,
    /** The article speaks of defecting in other words. */
    TOPIC,
    /** The defector is of the state that the article is about, or of none that it names. */
    HOME,
    /** A person, or a group whose number the text gives. */
    BOUNDED,
    /** A person with a name. */
    NAMED,
    /**
     * The text has just told of the defection of another one of the same category, or of any where
     * both hold an office or the defectors are a counted group.
     */
    FOLLOWS,
    /** A group with a figure. */
    COUNTED,
    /** The article is about armed groups. */
    ARMED_TOPIC,
    /** The article is about parties and parliaments. */
    PARTY_TOPIC,
    /** The article is about spies, exile and asylum. */
    STATE_TOPIC,
    /** The side left is called a regime or by its ruler's name. */
    REGIME,
    /** The object of the verb, if it has one, is a person. */
    AFTER_PERSON
  }

  /**
   * A further word of a trigger.
   *
   * @param words alternatives: lemmas or forms
   * @param adjacent whether it stands right behind the word before, adverbs apart
   * @param optional whether it may be missing
   */
  public record Following(Set<String> words, boolean adjacent, boolean optional) {}
}
