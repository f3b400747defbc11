package dev.scrm.contact.imports;

import dev.scrm.contact.contact.IdentityType;
import dev.scrm.contact.field.Fields;
import dev.scrm.contact.imports.Mapping.Column;
import dev.scrm.contact.tag.CatalogueTag;
import dev.scrm.contact.tag.TagCatalogue;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Refuses what columns cannot mean. */
final class CheckMapping {
    private static final Pattern SCOPE = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern SYSTEM = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    private static final int MOST_TAGS = 10;

    private final Fields fields;
    private final TagCatalogue tags;

    CheckMapping(Fields fields, TagCatalogue tags) {
        this.fields = fields;
        this.tags = tags;
    }

    void check(String corpId, Mapping mapping, int columns) {
        var columnsSeen = new HashSet<Integer>();
        var targetsSeen = new HashSet<Target>();
        for (int i = 0; i < mapping.columns().size(); i++) {
            var column = mapping.columns().get(i);
            var where = "columns[%d]".formatted(i);
            require(
                    column.index() >= 0 && column.index() < columns,
                    where + ".column",
                    "the number of a column, from 0 to " + (columns - 1));
            require(columnsSeen.add(column.index()), where + ".column", "each column at most once");
            require(targetsSeen.add(column.target()), where, "each meaning at most once");
            check(corpId, column.target(), where);
        }
        require(
                mapping.columns().stream().map(Column::target).anyMatch(Target.OfIdentity.class::isInstance),
                "columns",
                "an identity at least, by which people are found");
        check(corpId, mapping.tagIds());
    }

    /** Tags of WeCom stand on relations, which a file makes none of. */
    private void check(String corpId, List<String> tagIds) {
        if (tagIds.isEmpty()) {
            return;
        }
        var known = tagIds.size() > MOST_TAGS ? Map.<String, CatalogueTag>of() : tags.findAll(corpId, tagIds);
        boolean right =
                known.size() == tagIds.size() && known.values().stream().allMatch(tag -> tag.isTag() && !tag.inWecom());
        require(right, "tagIds", "at most %d different tags of the corp's own".formatted(MOST_TAGS));
    }

    private void check(String corpId, Target target, String where) {
        switch (target) {
            case Target.OfIdentity(IdentityType type, String scope) ->
                require(
                        type.isOfASystem() ? SCOPE.matcher(scope).matches() : scope.isEmpty(),
                        where + ".scope",
                        type.isOfASystem()
                                ? "the app or the system in which it is unique"
                                : "no scope for a " + type.word());
            case Target.OfField(var id) ->
                require(
                        fields.findAll(corpId, List.of(id)).values().stream().anyMatch(field -> !field.archived()),
                        where + ".id",
                        "the id of a field of contacts that was not put away");
            case Target.OfLevel(var system) -> checkSystem(system, where);
            case Target.OfPoints(var system) -> checkSystem(system, where);
            case Target.OfName _, Target.OfGender _, Target.OfTags _, Target.OfStage _, Target.OfConsent _ -> {}
        }
    }

    private static void checkSystem(String system, String where) {
        require(
                SYSTEM.matcher(system).matches(),
                where + ".system",
                "1 to 32 of a-z, 0-9 and hyphen, with a letter first");
    }

    private static void require(boolean holds, String field, String expected) {
        if (!holds) {
            throw ImportRefused.mappingInvalid(field, expected);
        }
    }
}
