package dev.scrm.contact.privacy;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How values look when they are masked. */
public final class PersonalText {
    static final String STARS = "****";

    private static final int MOBILE_DIGITS = 11;
    private static final int LONG_ENOUGH = 10;
    /** No number that can be a phone number has more of them before its point, the code of the country included. */
    private static final int MOST_DIGITS = 20;

    /** What people put between digits: at most two blanks, hyphens or dots of any kind. */
    private static final String APART = "[\\s\\p{Z}\\p{Pd}.·]{0,2}";

    /**
     * A mobile number of mainland China, with 86 or without, its digits apart or not; a number of a landline there; one with the
     * code of a country. Digits of any script.
     */
    private static final Pattern PHONE = Pattern.compile("(?<!\\p{Nd})(?:"
            + "(?:(?:[+＋]|00|００)?[8８][6６]" + APART + ")?[1１]" + APART + "[3-9３-９](?:" + APART + "\\p{Nd}){9}"
            + "|[0０]\\p{Nd}{2,3}[ -]?\\p{Nd}{7,8}"
            + "|[+＋]\\p{Nd}(?:[ -]?\\p{Nd}){6,14}"
            + ")(?!\\p{Nd})");

    private static final Pattern EMAIL =
            Pattern.compile("[A-Za-z0-9._%+-]{1,64}+@[A-Za-z0-9-]{1,63}+(?:\\.[A-Za-z0-9-]{1,63}+){1,8}");

    private static final Pattern DIGIT = Pattern.compile("\\p{Nd}");
    /** What an address is made of, in small letters. */
    private static final Pattern OF_AN_ADDRESS = Pattern.compile("[a-z0-9._%+@-]");

    /** No number that can be a phone number is smaller: it has eleven digits. */
    private static final BigDecimal LEAST_PHONE = BigDecimal.TEN.pow(MOBILE_DIGITS - 1);

    private static final Pattern BETWEEN_DIGITS = Pattern.compile("[\\s\\p{Z}\\p{Pd}.·]");

    private PersonalText() {}

    /** A value of a class, masked. */
    static String masked(DataClass dataClass, String value) {
        if (dataClass.equals(DataClass.PHONE)) {
            return phone(value);
        }
        if (dataClass.equals(DataClass.EMAIL)) {
            return email(value);
        }
        if (dataClass.equals(DataClass.NAME)) {
            return name(value);
        }
        if (dataClass.equals(DataClass.IDENTITY) || dataClass.equals(DataClass.WECOM_ID)) {
            return id(value);
        }
        return STARS;
    }

    /** As people there read it out: 138****5678, however it was written. */
    static String phone(String value) {
        var digits = BETWEEN_DIGITS.matcher(value).replaceAll("");
        int start = digits.length() - MOBILE_DIGITS;
        return start >= 0
                ? digits.substring(0, start + 3) + STARS + digits.substring(digits.length() - 4)
                : STARS + digits.substring(Math.max(0, digits.length() - 2));
    }

    static String email(String value) {
        int at = value.indexOf('@');
        return at < 1 ? STARS : value.substring(0, value.offsetByCodePoints(0, 1)) + STARS + value.substring(at);
    }

    private static String name(String value) {
        return value.isEmpty() ? value : value.substring(0, value.offsetByCodePoints(0, 1)) + "**";
    }

    private static String id(String value) {
        return value.length() < LONG_ENOUGH
                ? STARS
                : value.substring(0, 2) + STARS + value.substring(value.length() - 2);
    }

    /** A number as people write it, 13812345678 for 1.3812345678E10; none of one that is too large or too small for a phone number. */
    static Optional<String> digits(Number number) {
        if (number instanceof Double inexact && !Double.isFinite(inexact)) {
            return Optional.empty();
        }
        var exact = new BigDecimal(number.toString()).stripTrailingZeros();
        return Math.abs((long) exact.precision() - exact.scale()) > MOST_DIGITS
                ? Optional.empty()
                : Optional.of(exact.toPlainString());
    }

    /** Words that people wrote, with what the reader is not to see in them masked. */
    static String phonesIn(String words, UnaryOperator<String> mask) {
        return replaced(PHONE.matcher(words), mask);
    }

    static String emailsIn(String words, UnaryOperator<String> mask) {
        return words.indexOf('@') < 0 ? words : replaced(EMAIL.matcher(words), mask);
    }

    /** The words without phone numbers and e-mail addresses, for whoever must not find by them. */
    public static String withoutNumbersAndAddresses(String words) {
        return phonesIn(emailsIn(words, _ -> " "), _ -> " ");
    }

    /** Phone number, e-mail address or both: whichever stands in the words whole. */
    public static Set<DataClass> standingIn(String words) {
        Set<DataClass> standing = new TreeSet<>();
        if (PHONE.matcher(words).find()) {
            standing.add(DataClass.PHONE);
        }
        if (words.indexOf('@') >= 0 && EMAIL.matcher(words).find()) {
            standing.add(DataClass.EMAIL);
        }
        return standing;
    }

    /** Of what a text may be a part, whatever its case: by asking for one part after the other somebody would find the whole. */
    public static Set<DataClass> thatMayContain(String part) {
        Set<DataClass> containing = new TreeSet<>();
        if (DIGIT.matcher(part).find()) {
            containing.add(DataClass.PHONE);
        }
        if (OF_AN_ADDRESS.matcher(part.toLowerCase(Locale.ROOT)).find()) {
            containing.add(DataClass.EMAIL);
        }
        return containing;
    }

    /** Whether phone numbers that are told as numbers lie on both sides of it: by halving somebody would find one. */
    public static boolean dividesPhones(BigDecimal number) {
        return number.compareTo(LEAST_PHONE) >= 0;
    }

    private static String replaced(Matcher matcher, UnaryOperator<String> mask) {
        return matcher.replaceAll(found -> Matcher.quoteReplacement(mask.apply(found.group())));
    }
}
