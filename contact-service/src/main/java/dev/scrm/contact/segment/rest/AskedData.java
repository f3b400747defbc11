package dev.scrm.contact.segment.rest;

import dev.scrm.contact.privacy.DataClass;
import dev.scrm.contact.privacy.Masking;
import dev.scrm.contact.segment.Condition;
import dev.scrm.contact.segment.ConditionForm;
import dev.scrm.contact.segment.Measure;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which data of people a condition asks for. */
final class AskedData {
    private static final String FIELDS = "fields.";

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
            case Condition.Field field -> collect(field.name(), asked);
            case Condition.Did did -> {
                if (!did.where().isEmpty() || !(did.measure() instanceof Measure.Count)) {
                    asked.add(DataClass.BEHAVIOR);
                }
            }
            case Condition.Tagged _, Condition.Followed _, Condition.InGroups _, Condition.InSegment _ -> {}
        }
    }

    private static void collect(String name, Set<DataClass> asked) {
        switch (name) {
            case "name" -> asked.add(DataClass.NAME);
            case "gender" -> asked.add(DataClass.GENDER);
            case "externalUserId" -> asked.add(DataClass.WECOM_ID);
            default -> {
                if (name.startsWith(FIELDS)) {
                    asked.add(DataClass.ofField(name.substring(FIELDS.length())));
                } else if (name.startsWith("memberships.")) {
                    asked.add(DataClass.MEMBERSHIP);
                }
            }
        }
    }
}
