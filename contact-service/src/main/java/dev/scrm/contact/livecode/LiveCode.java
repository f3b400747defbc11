package dev.scrm.contact.livecode;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A channel's code.
 *
 * @param name what people call it
 * @param tagIds WeCom tags for the contacts that come by it
 * @param staffIds WeCom userids of the staff members it leads to; empty when that is not kept here
 */
public record LiveCode(LiveCodeId id, String name, List<String> tagIds, List<String> staffIds) {
    /** WeCom cuts longer ones off: what comes back would be another code. */
    private static final int STATE_AT_MOST = 30;

    private static final int NAME_AT_MOST = 100;
    private static final int TAGS_AT_MOST = 100;
    /** As many as WeCom lets one contact way have. */
    private static final int STAFF_AT_MOST = 100;

    /** 1 to 64 printable ASCII characters without blank. */
    private static final Pattern TAG_ID = Pattern.compile("[!-~]{1,64}");
    /** 1 to 64 letters, digits, hyphens, underscores, dots and at signs, as WeCom's userids are made of. */
    private static final Pattern STAFF_ID = Pattern.compile("[A-Za-z0-9_.@-]{1,64}");
    /** No control characters, which no one could tell apart in a list. */
    private static final Pattern VISIBLE = Pattern.compile("[^\\p{Cntrl}]*");

    public LiveCode {
        checkText("state", id.state(), STATE_AT_MOST);
        checkText("name", name, NAME_AT_MOST);
        checkIds("tagIds", tagIds, TAG_ID, TAGS_AT_MOST);
        checkIds("staffIds", staffIds, STAFF_ID, STAFF_AT_MOST);
        tagIds = tagIds.stream().distinct().toList();
        staffIds = staffIds.stream().distinct().toList();
    }

    private static void checkText(String field, String text, int atMost) {
        int length = text.codePointCount(0, text.length());
        if (text.isBlank() || length > atMost || !VISIBLE.matcher(text).matches()) {
            throw LiveCodeRefused.invalid(field, "1 to %d visible characters".formatted(atMost));
        }
    }

    private static void checkIds(String field, List<String> ids, Pattern form, int atMost) {
        if (ids.size() > atMost || !ids.stream().allMatch(id -> form.matcher(id).matches())) {
            throw LiveCodeRefused.invalid(field, "at most %d ids matching %s".formatted(atMost, form));
        }
    }
}
