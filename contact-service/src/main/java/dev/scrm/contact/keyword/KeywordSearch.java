package dev.scrm.contact.keyword;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the keywords of a corp's lists in a text, in one walk along it. */
final class KeywordSearch {
    /** What comes later in a text is not looked at. */
    static final int LONGEST = 4_000;
    /** Of a text that has more of them, the first. */
    static final int MOST = 20;

    private final Map<Character, List<Sought>> byFirst = new HashMap<>();

    /**
     * A keyword that was found.
     *
     * @param keyword as the list has it
     */
    record Found(String listId, String keyword) {}

    private record Sought(Found found, String folded, Instant since) {
        /** A word of letters is not found inside a longer one, such as "vip" in "vipers", nor a number inside another. */
        boolean isAt(String text, int start) {
            int end = start + folded.length();
            return text.startsWith(folded, start)
                    && (start == 0 || !isOneWord(text.charAt(start - 1), text.charAt(start)))
                    && (end == text.length() || !isOneWord(text.charAt(end - 1), text.charAt(end)));
        }

        private static boolean isOneWord(char one, char next) {
            return (isLetter(one) && isLetter(next)) || (Character.isDigit(one) && Character.isDigit(next));
        }

        private static boolean isLetter(char one) {
            return Character.isLetter(one) && Character.UnicodeScript.of(one) == Character.UnicodeScript.LATIN;
        }
    }

    KeywordSearch(List<KeywordList> lists) {
        for (var list : lists) {
            for (var word : list.words()) {
                var folded = FoldedText.of(word.text());
                byFirst.computeIfAbsent(folded.charAt(0), _ -> new ArrayList<>())
                        .add(new Sought(new Found(list.id(), word.text()), folded, word.since()));
            }
        }
    }

    /** Each once, in the order of the text; none that was not listened for yet when it was said. */
    Set<Found> in(String text, Instant saidAt) {
        var folded = FoldedText.of(text.substring(0, Math.min(LONGEST, text.length())));
        Set<Found> found = new LinkedHashSet<>();
        for (int start = 0; start < folded.length() && found.size() < MOST; start++) {
            for (var sought : byFirst.getOrDefault(folded.charAt(start), List.of())) {
                if (!saidAt.isBefore(sought.since()) && sought.isAt(folded, start) && found.size() < MOST) {
                    found.add(sought.found());
                }
            }
        }
        return found;
    }
}
