package dev.scrm.contact.segment.rest;

import dev.scrm.contact.privacy.PersonalText;
import dev.scrm.contact.segment.Bounds;
import dev.scrm.contact.segment.Condition;
import dev.scrm.contact.segment.ConditionForm;
import dev.scrm.contact.segment.Measure;
import dev.scrm.contact.segment.ValueTest;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A condition as the audit trail has it: all that it asks for, but for the texts that it looks for where people are described, since a
 * record stays when somebody is erased. Nor has it a hash of them: trying all phone numbers would show which it was.
 */
final class TriedCondition {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String STARS = "****";
    private static final int LONGEST = 2_000;
    private static final MathContext MAGNITUDE = new MathContext(1, RoundingMode.DOWN);

    private TriedCondition() {}

    static String of(Condition condition) {
        var written = JSON.writeValueAsString(ConditionForm.write(withoutTexts(condition)));
        return written.length() <= LONGEST ? written : written.substring(0, LONGEST) + "…";
    }

    private static Condition withoutTexts(Condition condition) {
        return switch (condition) {
            case Condition.All(var all) -> new Condition.All(withoutTexts(all));
            case Condition.Any(var any) -> new Condition.Any(withoutTexts(any));
            case Condition.Not(var not) -> new Condition.Not(withoutTexts(not));
            case Condition.Field(var name, var test)
            when AskedData.isInAnybodysWords(name) || name.equals("externalUserId") ->
                new Condition.Field(name, withoutTexts(test));
            case Condition.Did did ->
                new Condition.Did(
                        did.type(),
                        did.where().stream()
                                .map(where -> new Condition.PropertyTest(
                                        withoutNumber(where.property()), withoutTexts(where.test())))
                                .toList(),
                        did.window(),
                        withoutNumber(did.measure()),
                        withoutNumber(did.bounds()));
            case Condition.Field _,
                    Condition.Tagged _,
                    Condition.Followed _,
                    Condition.InGroups _,
                    Condition.InSegment _ -> condition;
        };
    }

    private static List<Condition> withoutTexts(List<Condition> conditions) {
        return conditions.stream().map(TriedCondition::withoutTexts).toList();
    }

    private static ValueTest withoutTexts(ValueTest test) {
        return switch (test) {
            case ValueTest.OneOf _ -> new ValueTest.OneOf(Set.of(STARS));
            case ValueTest.Contains _ -> new ValueTest.Contains(STARS);
            case ValueTest.Within(var bounds) -> new ValueTest.Within(withoutNumber(bounds));
            case ValueTest.Present _, ValueTest.Between _, ValueTest.Ago _ -> test;
        };
    }

    private static Measure withoutNumber(Measure measure) {
        return switch (measure) {
            case Measure.Count() -> measure;
            case Measure.Sum(var property, var currency, var less) ->
                new Measure.Sum(withoutNumber(property), currency, less);
            case Measure.Distinct(var property) -> new Measure.Distinct(withoutNumber(property));
        };
    }

    private static String withoutNumber(String property) {
        return PersonalText.standingIn(property).isEmpty() ? property : STARS;
    }

    /** Of a bound that may be somebody's phone number stays how large it is. */
    private static Bounds withoutNumber(Bounds bounds) {
        return new Bounds(magnitude(bounds.atLeast()), magnitude(bounds.atMost()));
    }

    private static @Nullable BigDecimal magnitude(@Nullable BigDecimal bound) {
        return bound != null && PersonalText.dividesPhones(bound) ? bound.round(MAGNITUDE) : bound;
    }
}
