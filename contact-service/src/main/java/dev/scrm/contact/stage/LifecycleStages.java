package dev.scrm.contact.stage;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The stages of a corp, in the order in which customers pass them; they may jump and go back. */
public record LifecycleStages(List<Stage> stages) {
    private static final int MOST = 30;
    private static final int LONGEST_NAME = 64;
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,31}");
    /** Neither control characters nor halves of surrogate pairs. */
    private static final Pattern VISIBLE = Pattern.compile("[^\\p{Cntrl}\\p{Cs}]*");

    /** What a corp has until it says something else. */
    public static final LifecycleStages DEFAULT = new LifecycleStages(List.of(
            new Stage("new", "新客"),
            new Stage("interested", "意向"),
            new Stage("opportunity", "商机"),
            new Stage("customer", "成交"),
            new Stage("repeat", "复购"),
            new Stage("lost", "流失")));

    public LifecycleStages {
        stages = List.copyOf(stages);
        check(!stages.isEmpty() && stages.size() <= MOST, "stages", "1 to 30 stages");
        check(
                stages.stream().allMatch(stage -> ID.matcher(stage.id()).matches()),
                "id",
                "1 to 32 of a-z, 0-9 and hyphen, with a letter first");
        check(stages.stream().map(Stage::id).distinct().count() == stages.size(), "id", "a different id of each stage");
        check(stages.stream().map(Stage::name).allMatch(LifecycleStages::isName), "name", "1 to 64 visible characters");
    }

    public Optional<Stage> find(String id) {
        return stages.stream().filter(stage -> stage.id().equals(id)).findFirst();
    }

    private static boolean isName(String name) {
        return !name.isBlank()
                && name.codePointCount(0, name.length()) <= LONGEST_NAME
                && VISIBLE.matcher(name).matches();
    }

    private static void check(boolean holds, String field, String expected) {
        if (!holds) {
            throw StagesRefused.invalid(field, expected);
        }
    }
}
