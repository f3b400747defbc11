package dev.scrm.contact.field;

import static dev.scrm.contact.contact.ContactFixtures.CORP;
import static dev.scrm.contact.contact.ContactFixtures.OTHER_CORP;
import static dev.scrm.contact.field.FieldFixtures.definition;
import static dev.scrm.contact.field.FieldFixtures.trusting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.list;
import static org.assertj.core.groups.Tuple.tuple;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store of fields does, and what is done with it. */
public abstract class FieldsContract {
    protected abstract Fields fields();

    @Test
    void findsAFieldAsItWasDefined() {
        var full = new FieldDefinition(
                "age",
                "年龄",
                "周岁",
                FieldType.NUMBER,
                List.of(),
                null,
                new BigDecimal("0.5"),
                new BigDecimal("100"),
                FieldPolicy.MOST_TRUSTED,
                List.of("program:erp", "user"));
        var level = definition("level", FieldType.CHOICE, "gold", "silver");

        keep().define(CORP, full, _ -> {});
        keep().define(CORP, level, _ -> {});

        assertThat(fields().find(CORP, "age")).contains(Field.of(CORP, full));
        assertThat(fields().list(CORP)).extracting(Field::definition).containsExactly(full, level);
        assertThat(fields().findAll(CORP, List.of("level", "nothing"))).containsOnlyKeys("level");
    }

    @Test
    void mixesNoCorps() {
        keep().define(CORP, definition("note", FieldType.TEXT), _ -> {});

        assertThat(fields().find(OTHER_CORP, "note")).isEmpty();
        assertThat(fields().list(OTHER_CORP)).isEmpty();
        assertThat(fields().findAll(OTHER_CORP, List.of("note"))).isEmpty();
    }

    @Test
    void keepsWhatWasPutAwayAndTakesItIntoUseAgain() {
        keep().define(CORP, definition("note", FieldType.TEXT), _ -> {});

        keep().archive(CORP, "note", _ -> {});
        assertThat(keep().get(CORP, "note").archived()).isTrue();

        keep().define(CORP, definition("note", FieldType.TEXT), _ -> {});
        assertThat(keep().get(CORP, "note").archived()).isFalse();
        assertThatThrownBy(() -> keep().archive(CORP, "nothing", _ -> {})).hasMessageContaining("nothing");
    }

    @Test
    void hasTwoHundredFieldsAndNoMore() {
        IntStream.range(0, 200).forEach(i -> keep().define(CORP, definition("f" + i, FieldType.TEXT), _ -> {}));

        assertThatThrownBy(() -> keep().define(CORP, definition("another", FieldType.TEXT), _ -> {}))
                .isInstanceOfSatisfying(
                        FieldRefused.class,
                        refused -> assertThat(refused.code()).isEqualTo("contact-fields-too-many"));
        keep().define(CORP, definition("f7", FieldType.NUMBER), _ -> {});
        keep().archive(CORP, "f8", _ -> {});
        keep().define(CORP, definition("another", FieldType.TEXT), _ -> {});
        assertThatThrownBy(() -> keep().define(CORP, definition("f8", FieldType.TEXT), _ -> {}))
                .isInstanceOf(FieldRefused.class);
    }

    @Test
    void losesNoChangeThoughManyComeAtOnce() throws Exception {
        keep().define(CORP, trusting("note", "program:p0"), _ -> {});

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var writes = IntStream.range(1, 9)
                    .mapToObj(i ->
                            threads.submit(() -> keep().define(CORP, trusting("note", "program:p" + i), _ -> {})))
                    .toList();
            for (var write : writes) {
                write.get();
            }
        }

        assertThat(keep().get(CORP, "note").policyRevision()).isEqualTo(8);
    }

    @Test
    void namesEverythingThatIsWrongWithWhatIsTold() {
        keep().define(CORP, definition("birthday", FieldType.DATE), _ -> {});
        keep().define(CORP, definition("old", FieldType.TEXT), _ -> {});
        keep().archive(CORP, "old", _ -> {});
        var plain = Map.<String, Object>of("birthday", "yesterday", "old", "text", "nothing", 1);

        assertThatThrownBy(() -> values().read(CORP, plain)).isInstanceOfSatisfying(FieldRefused.class, refused -> {
            assertThat(refused.code()).isEqualTo("contact-fields-invalid");
            assertThat(refused.details().get("errors"))
                    .asInstanceOf(list(FieldRefused.Flaw.class))
                    .extracting(FieldRefused.Flaw::field, FieldRefused.Flaw::code)
                    .containsExactly(
                            tuple("fields.birthday", "value-invalid"),
                            tuple("fields.nothing", "field-unknown"),
                            tuple("fields.old", "field-archived"));
        });
    }

    @Test
    void clearsWhatWasPutAway() {
        keep().define(CORP, definition("old", FieldType.TEXT), _ -> {});
        keep().archive(CORP, "old", _ -> {});
        var plain = new HashMap<String, Object>();
        plain.put("old", null);

        assertThat(values().read(CORP, plain))
                .singleElement()
                .satisfies(told -> assertThat(told.value()).isNull());
    }

    @Test
    void isUsedFromTheFirstValueOnAndNotBefore() {
        keep().define(CORP, definition("note", FieldType.TEXT), _ -> {});
        var cleared = new HashMap<String, Object>();
        cleared.put("note", null);

        values().use(CORP, values().read(CORP, cleared));
        assertThat(keep().get(CORP, "note").used()).isFalse();

        var told = values().read(CORP, Map.of("note", "text"));
        keep().define(CORP, definition("note", FieldType.URL), _ -> {});
        assertThatThrownBy(() -> values().use(CORP, told))
                .isInstanceOfSatisfying(
                        FieldRefused.class,
                        refused -> assertThat(refused.code()).isEqualTo("contact-field-changed"));

        values().use(CORP, values().read(CORP, Map.of("note", "https://example.invalid")));
        assertThat(keep().get(CORP, "note").used()).isTrue();
    }

    private KeepFields keep() {
        return new KeepFields(fields());
    }

    private ReadValues values() {
        return new ReadValues(fields());
    }
}
