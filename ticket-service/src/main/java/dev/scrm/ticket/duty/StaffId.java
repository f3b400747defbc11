package dev.scrm.ticket.duty;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/** Which staff member, of which corp; the user id is WeCom's. */
public record StaffId(String corpId, String userId) {
    /** What WeCom allows: 1 to 64 letters, digits and {@code _ - @ .}, beginning with a letter or digit. */
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.@-]{0,63}");

    public StaffId {
        requireNonNull(corpId, "corpId");
        requireNonNull(userId, "userId");
    }

    /** Refuses what cannot be a user id; asked where people enter one, not of what WeCom tells. */
    void requireForm() {
        if (!FORM.matcher(userId).matches()) {
            throw StaffRefused.invalid(
                    "staff-user-id-invalid",
                    "Expected a WeCom userid (letters, digits, _ - @ .) but got another form",
                    "userId");
        }
    }
}
