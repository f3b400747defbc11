package dev.scrm.contact.identity;

import dev.scrm.contact.contact.IdentityKey;
import dev.scrm.contact.contact.IdentityType;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Brings what people and programs write into the form in which equal identities are equal. */
public final class IdentityForm {
    private static final int LONGEST = 200;
    private static final int LONGEST_SCOPE = 64;
    private static final Pattern SCOPE = Pattern.compile("[A-Za-z0-9._-]*");
    private static final Pattern BETWEEN_DIGITS = Pattern.compile("[ ()-]");
    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");
    /** A mobile number of mainland China, as people there write it. */
    private static final Pattern CHINESE_MOBILE = Pattern.compile("1[3-9][0-9]{9}");

    private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s]+\\.[^@\\s.]+");

    private IdentityForm() {}

    /** One that staff may add to a contact; throws {@link IdentityRefused} when it cannot be one. */
    public static IdentityKey key(String type, @Nullable String scope, String value) {
        var key = keyOfProgram(type, scope, value);
        if (key.type() == IdentityType.UNION_ID || key.isOfAProvider()) {
            throw IdentityRefused.invalid("type", "one that WeCom and programs do not tell themselves");
        }
        return key;
    }

    /** One that a program may add: it knows the unionid of whoever uses it, and a provider its own ids of customers. */
    public static IdentityKey keyOfProgram(String type, @Nullable String scope, String value) {
        var key = anyKey(type, scope, value);
        if (key.type() == IdentityType.EXTERNAL_USER_ID && !key.isOfAProvider()) {
            throw IdentityRefused.invalid("type", "one that WeCom does not tell itself");
        }
        return key;
    }

    /** One by which somebody may be named; throws {@link IdentityRefused} when it cannot be one. */
    public static IdentityKey anyKey(String type, @Nullable String scope, String value) {
        var known = IdentityType.of(type).orElseThrow(() -> IdentityRefused.invalid("type", "a kind of identity"));
        return new IdentityKey(known, scope(known, scope == null ? "" : scope.strip()), value(known, value.strip()));
    }

    private static String scope(IdentityType type, String scope) {
        // A provider's id of a customer is another than the corp's own.
        boolean either = type == IdentityType.EXTERNAL_USER_ID;
        if (!either && scope.isEmpty() == type.isOfASystem()) {
            throw IdentityRefused.invalid(
                    "scope",
                    type.isOfASystem() ? "the app or the system in which it is unique" : "absent for a " + type.word());
        }
        if (scope.length() > LONGEST_SCOPE || !SCOPE.matcher(scope).matches()) {
            throw IdentityRefused.invalid("scope", "at most 64 letters, digits, dots, hyphens and underscores");
        }
        return scope;
    }

    private static String value(IdentityType type, String value) {
        if (value.isEmpty() || value.length() > LONGEST || value.chars().anyMatch(Character::isISOControl)) {
            throw IdentityRefused.invalid("value", "1 to 200 characters");
        }
        return switch (type) {
            case PHONE -> phone(BETWEEN_DIGITS.matcher(value).replaceAll(""));
            case EMAIL -> email(value.toLowerCase(Locale.ROOT));
            case EXTERNAL_USER_ID, UNION_ID, OPEN_ID, MEMBER_ID, DOUYIN, WEIBO, XIAOHONGSHU -> value;
        };
    }

    private static String phone(String digits) {
        var number = CHINESE_MOBILE.matcher(digits).matches() ? "+86" + digits : digits;
        if (!E164.matcher(number).matches()) {
            throw IdentityRefused.invalid("value", "a phone number with its country, such as +8613800000001");
        }
        return number;
    }

    private static String email(String address) {
        if (!EMAIL.matcher(address).matches()) {
            throw IdentityRefused.invalid("value", "an e-mail address");
        }
        return address;
    }
}
