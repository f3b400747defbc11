package dev.scrm.contact.segment;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TagRulesTests {
    @Test
    void aRuleMayAskForTagsThatAnotherGives() {
        var rules = new TagRules(List.of(
                rule("a", "gold", asks("vip")),
                rule("b", "platinum", asks("gold")),
                rule("c", "old", asks("platinum"))));

        assertThatCode(rules::checkCircles).doesNotThrowAnyException();
    }

    @Test
    void aRuleMayNotAskForItsOwnTagHoweverDeep() {
        var own = new Condition.All(List.of(asks("vip"), new Condition.Not(new Condition.Any(List.of(asks("gold"))))));

        assertThatThrownBy(new TagRules(List.of(rule("a", "gold", own)))::checkCircles)
                .hasMessageContaining("a does");
    }

    @Test
    void rulesMayNotAskForEachOtherInACircle() {
        var rules = new TagRules(List.of(
                rule("a", "gold", asks("silver")),
                rule("b", "platinum", asks("gold")),
                rule("c", "silver", new Condition.Not(asks("platinum")))));

        assertThatThrownBy(rules::checkCircles).isInstanceOf(SegmentRefused.class);
    }

    @Test
    void aTagIsGivenByOneRule() {
        var changed = rule("b", "gold", asks("old"));
        var rules = new TagRules(List.of(rule("a", "gold", asks("vip")), changed));

        assertThatThrownBy(() -> rules.checkGivers(changed)).hasMessageContaining("gold");
        assertThatCode(() -> rules.checkGivers(rule("c", "silver", asks("old"))))
                .doesNotThrowAnyException();
    }

    private static TagRules.Giving rule(String id, String gives, Condition condition) {
        return new TagRules.Giving(id, new Tagging(List.of(gives), true, null), condition);
    }

    private static Condition asks(String tagId) {
        return new Condition.Tagged(Set.of(tagId), false);
    }
}
