package dev.scrm.contact.imports;

import dev.scrm.contact.contact.ConsentStatement;
import dev.scrm.contact.contact.Gender;
import dev.scrm.contact.contact.NameAndGender;
import dev.scrm.contact.contact.SaidAtOnce;
import dev.scrm.contact.contact.StatementRefused;
import dev.scrm.contact.field.Field;
import dev.scrm.contact.field.ReadValues;
import dev.scrm.contact.identity.IdentityForm;
import dev.scrm.contact.identity.IdentityRefused;
import dev.scrm.contact.stage.LifecycleStages;
import dev.scrm.contact.stage.Stage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads rows as a mapping says. A row is taken as a whole or not at all, with everything named that is wrong with it. */
final class ReadRow {
    /** What a row says, or what is wrong with it. */
    sealed interface Answer {
        record Good(Wish wish) implements Answer {}

        record Bad(List<RowError> errors) implements Answer {}
    }

    private final List<String> header;
    private final Mapping mapping;
    private final Map<String, Field> fields;
    private final LifecycleStages stages;
    private final OwnTags tags;

    /**
     * @param fields those of the mapping, by their ids
     * @param tags those of the corp's own, where the mapping asks for any
     */
    ReadRow(List<String> header, Mapping mapping, Map<String, Field> fields, LifecycleStages stages, OwnTags tags) {
        this.header = header;
        this.mapping = mapping;
        this.fields = fields;
        this.stages = stages;
        this.tags = tags;
    }

    Answer read(Row row) {
        var reading = new Reading(row);
        for (var column : mapping.columns()) {
            var cell = CsvLine.original(row.cell(column.index()).strip());
            // An empty cell says nothing.
            if (!cell.isEmpty()) {
                reading.take(column, cell);
            }
        }
        return reading.answer();
    }

    /** A row while it is read. */
    private final class Reading {
        private final Row row;
        private final List<RowError> errors = new ArrayList<>();
        private final List<Wish.Named> keys = new ArrayList<>();
        private final List<ReadValues.Told> values = new ArrayList<>();
        private final Map<ConsentStatement.About, SaidAtOnce.Consent> consents = new LinkedHashMap<>();
        private final Map<String, String> levels = new TreeMap<>();
        private final Map<String, BigDecimal> points = new TreeMap<>();
        private final Set<String> tagIds = new LinkedHashSet<>(mapping.tagIds());
        private @Nullable String stage;
        private @Nullable String name;
        private @Nullable Gender gender;

        Reading(Row row) {
            this.row = row;
        }

        void take(Mapping.Column column, String cell) {
            switch (column.target()) {
                case Target.OfIdentity identity -> identity(column, identity, cell);
                case Target.OfField(var id) -> field(column, id, cell);
                case Target.OfName() -> name(column, cell);
                case Target.OfGender() -> gender(column, cell);
                case Target.OfTags() -> tags(column, cell);
                case Target.OfStage() -> stage(column, cell);
                case Target.OfConsent(var about) -> consent(column, about, cell);
                case Target.OfLevel(var system) -> levels.put(system, cell);
                case Target.OfPoints(var system) ->
                    CellForm.number(cell)
                            .ifPresentOrElse(
                                    number -> points.put(system, number),
                                    () -> wrong(column, "membership-invalid", "积分应为整数"));
            }
        }

        private void identity(Mapping.Column column, Target.OfIdentity identity, String cell) {
            try {
                var scope = identity.scope().isEmpty() ? null : identity.scope();
                var key = IdentityForm.anyKey(identity.type().word(), scope, cell);
                keys.add(new Wish.Named(key, identity.onlyFinds()));
            } catch (IdentityRefused refused) {
                wrong(column, refused.code(), ChineseWords.identity(identity.type()));
            }
        }

        private void field(Mapping.Column column, String id, String cell) {
            var field = fields.get(id);
            if (field == null || field.archived()) {
                wrong(column, field == null ? "field-unknown" : "field-archived", "该字段已不存在或已停用");
                return;
            }
            CellForm.value(field, cell)
                    .ifPresentOrElse(
                            value -> values.add(new ReadValues.Told(field, value)),
                            () -> wrong(column, "value-invalid", ChineseWords.field(field.definition())));
        }

        private void name(Mapping.Column column, String cell) {
            if (NameAndGender.isName(cell)) {
                name = cell;
            } else {
                wrong(column, "value-invalid", ChineseWords.NAME);
            }
        }

        private void consent(Mapping.Column column, ConsentStatement.About about, String cell) {
            if (!CellForm.saysNothing(cell)) {
                CellForm.flag(cell)
                        .ifPresentOrElse(
                                given -> consents.put(about, SaidAtOnce.Consent.ofRow(given)),
                                () -> wrong(column, "consent-invalid", "应为“是”或“否”"));
            }
        }

        private void gender(Mapping.Column column, String cell) {
            CellForm.gender(cell)
                    .ifPresentOrElse(
                            told -> gender = told == Gender.UNKNOWN ? null : told,
                            () -> wrong(column, "value-invalid", ChineseWords.GENDER));
        }

        private void tags(Mapping.Column column, String cell) {
            var words = CellForm.words(cell);
            var known = words.stream().flatMap(word -> tags.find(word).stream()).toList();
            if (known.size() == words.size()) {
                tagIds.addAll(known);
            } else {
                wrong(column, "tag-unknown", ChineseWords.TAGS);
            }
        }

        private void stage(Mapping.Column column, String cell) {
            stages.find(cell)
                    .or(() -> stages.stages().stream()
                            .filter(one -> one.name().equals(cell))
                            .findFirst())
                    .map(Stage::id)
                    .ifPresentOrElse(id -> stage = id, () -> wrong(column, "stage-unknown", "没有这个阶段"));
        }

        private List<SaidAtOnce.Level> memberships() {
            List<SaidAtOnce.Level> memberships = new ArrayList<>();
            var systems = new TreeMap<String, Object>(levels);
            systems.putAll(points);
            for (var system : systems.keySet()) {
                var membership = new SaidAtOnce.Level(system, levels.get(system), points.get(system));
                try {
                    membership.check();
                    memberships.add(membership);
                } catch (StatementRefused refused) {
                    wrong(column(system), refused.code(), "等级为 1 到 64 个可见字符，积分为整数");
                }
            }
            return memberships;
        }

        private Mapping.Column column(String system) {
            return mapping.columns().stream()
                    .filter(column -> column.target().equals(new Target.OfLevel(system))
                            || column.target().equals(new Target.OfPoints(system)))
                    .findFirst()
                    .orElseThrow();
        }

        private void wrong(Mapping.Column column, String code, String message) {
            errors.add(new RowError(row.number(), header.get(column.index()), code, message));
        }

        Answer answer() {
            var memberships = memberships();
            if (keys.isEmpty() && errors.isEmpty()) {
                errors.add(new RowError(row.number(), "", "identity-missing", "至少要有一个身份（如手机号）"));
            }
            return errors.isEmpty()
                    ? new Answer.Good(new Wish(
                            row.number(),
                            keys,
                            new SaidAtOnce(
                                    NameAndGender.of(name, gender),
                                    values,
                                    stage,
                                    consents,
                                    memberships,
                                    List.copyOf(tagIds))))
                    : new Answer.Bad(List.copyOf(errors));
        }
    }
}
