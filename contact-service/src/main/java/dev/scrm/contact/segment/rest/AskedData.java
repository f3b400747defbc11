package dev.scrm.contact.segment.rest;

import dev.scrm.contact.privacy.DataClass;
import dev.scrm.contact.privacy.Masking;
import dev.scrm.contact.privacy.PersonalText;
import dev.scrm.contact.segment.Bounds;
import dev.scrm.contact.segment.Condition;
import dev.scrm.contact.segment.ConditionForm;
import dev.scrm.contact.segment.Measure;
import dev.scrm.contact.segment.PersonFacts;
import dev.scrm.contact.segment.ValueTest;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Which data of people a condition asks for: the classes of the values that it tests and, where somebody may have written a phone
 * number or an e-mail address, also these when the test would find one.
 */
final class AskedData {
    private static final String FIELDS = "fields.";
    private static final String MEMBERSHIPS = "memberships.";

    private AskedData() {}

    static Set<DataClass> of(Condition condition) {
        Set<DataClass> asked = new TreeSet<>();
        collect(condition, asked);
        return asked;
    }

    /** A condition as it is written, for whoever sees all that it asks for; empty for others. */
    static Map<String, Object> seen(Map<String, Object> condition, Masking masking) {
        var asked = of(ConditionForm.readResolved(condition)).toArray(DataClass[]::new);
        return masking.shows(asked) ? condition : Map.of();
    }

    private static void collect(Condition condition, Set<DataClass> asked) {
        switch (condition) {
            case Condition.All(var all) -> all.forEach(one -> collect(one, asked));
            case Condition.Any(var any) -> any.forEach(one -> collect(one, asked));
            case Condition.Not(var not) -> collect(not, asked);
            case Condition.Field(var name, var test) -> {
                collect(name, asked);
                if (isInAnybodysWords(name)) {
                    collect(test, asked);
                }
            }
            case Condition.Did did -> collect(did, asked);
            case Condition.Tagged _, Condition.Followed _, Condition.InGroups _, Condition.InSegment _ -> {}
        }
    }

    private static void collect(Condition.Did did, Set<DataClass> asked) {
        for (var where : did.where()) {
            asked.add(DataClass.BEHAVIOR);
            asked.addAll(PersonalText.standingIn(where.property()));
            collect(where.test(), asked);
        }
        switch (did.measure()) {
            case Measure.Count() -> {}
            case Measure.Sum(var property, var _, var _) -> {
                asked.add(DataClass.BEHAVIOR);
                asked.addAll(PersonalText.standingIn(property));
                collect(did.bounds(), asked);
            }
            case Measure.Distinct(var property) -> {
                asked.add(DataClass.BEHAVIOR);
                asked.addAll(PersonalText.standingIn(property));
            }
        }
    }

    private static void collect(ValueTest test, Set<DataClass> asked) {
        switch (test) {
            // A value that is one of these has in it what they have.
            case ValueTest.OneOf(var texts) -> texts.forEach(text -> asked.addAll(PersonalText.standingIn(text)));
            case ValueTest.Contains(var part) -> asked.addAll(PersonalText.thatMayContain(part));
            case ValueTest.Within(var bounds) -> collect(bounds, asked);
            case ValueTest.Present _, ValueTest.Between _, ValueTest.Ago _ -> {}
        }
    }

    private static void collect(Bounds bounds, Set<DataClass> asked) {
        if (Stream.of(bounds.atLeast(), bounds.atMost())
                .anyMatch(bound -> bound != null && PersonalText.dividesPhones(bound))) {
            asked.add(DataClass.PHONE);
        }
    }

    /** Whether people or other systems write it as they like. */
    static boolean isInAnybodysWords(String name) {
        return name.equals("name") || name.startsWith(FIELDS) || name.startsWith(MEMBERSHIPS);
    }

    private static void collect(String name, Set<DataClass> asked) {
        switch (name) {
            case "name" -> asked.add(DataClass.NAME);
            case "gender" -> asked.add(DataClass.GENDER);
            case "externalUserId" -> asked.add(DataClass.WECOM_ID);
            // Under what kinds of identity somebody is known is shown to all who see them, and values cannot be asked
            // for.
            case PersonFacts.IDENTITY_KINDS -> {}
            default -> {
                if (name.startsWith(FIELDS)) {
                    asked.add(DataClass.ofField(name.substring(FIELDS.length())));
                } else if (name.startsWith(MEMBERSHIPS)) {
                    asked.add(DataClass.MEMBERSHIP);
                }
            }
        }
    }
}
