package dev.scrm.contact.keyword;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Words that a corp listens for in what customers say.
 *
 * @param words as their author writes them
 * @param edition counts the changes
 */
public record KeywordList(
        String corpId, String id, String name, List<String> words, int edition, String changedBy, Instant changedAt) {
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_WORD = 64;
    private static final int MOST_WORDS = 200;

    public KeywordList {
        requireNonNull(corpId, "corpId");
        requireNonNull(id, "id");
        requireNonNull(name, "name");
        words = List.copyOf(words);
        requireNonNull(changedBy, "changedBy");
        requireNonNull(changedAt, "changedAt");
    }

    /** What its author says of it. */
    public record Text(String name, List<String> words) {
        public Text {
            if (name.isBlank() || name.length() > LONGEST_NAME) {
                throw KeywordsRefused.invalid("name", "1 to %d characters".formatted(LONGEST_NAME));
            }
            words = List.copyOf(words);
            if (words.isEmpty() || words.size() > MOST_WORDS) {
                throw KeywordsRefused.invalid("words", "1 to %d of them".formatted(MOST_WORDS));
            }
            Set<String> folded = new HashSet<>();
            for (int i = 0; i < words.size(); i++) {
                var word = words.get(i);
                if (word.length() > LONGEST_WORD || FoldedText.of(word).isEmpty()) {
                    throw KeywordsRefused.invalid(
                            "words[%d]".formatted(i), "1 to %d characters, not blank".formatted(LONGEST_WORD));
                }
                if (!folded.add(FoldedText.of(word))) {
                    throw KeywordsRefused.invalid("words[%d]".formatted(i), "another word than those before it");
                }
            }
        }
    }

    boolean says(Text text) {
        return name.equals(text.name()) && words.equals(text.words());
    }
}
