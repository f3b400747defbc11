package dev.scrm.contact.keyword;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Words that a corp listens for in what customers say.
 *
 * @param words in the order of their author
 * @param edition counts the changes
 */
public record KeywordList(
        String corpId, String id, String name, List<Word> words, int edition, String changedBy, Instant changedAt) {
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

    /**
     * A word that is listened for.
     *
     * @param text as its author writes it
     * @param since what was said before, in whole seconds as WeCom tells times, is not looked at for it
     */
    public record Word(String text, Instant since) {
        public Word {
            requireNonNull(text, "text");
            requireNonNull(since, "since");
        }
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
        return name.equals(text.name())
                && words.stream().map(Word::text).toList().equals(text.words());
    }

    /** What a list becomes with another text; words that were listened for already still are since then. */
    static KeywordList of(
            @Nullable KeywordList known, String corpId, String id, Text text, String changedBy, Instant now) {
        Map<String, Instant> since = new HashMap<>();
        if (known != null) {
            known.words().forEach(word -> since.put(FoldedText.of(word.text()), word.since()));
        }
        var second = now.truncatedTo(ChronoUnit.SECONDS);
        var words = text.words().stream()
                .map(word -> new Word(word, since.getOrDefault(FoldedText.of(word), second)))
                .toList();
        return new KeywordList(corpId, id, text.name(), words, known == null ? 1 : known.edition() + 1, changedBy, now);
    }
}
