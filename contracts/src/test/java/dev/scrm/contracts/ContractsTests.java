package dev.scrm.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.platform.events.EventType;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.events.Topics.Topic;
import dev.scrm.platform.test.GoldenSample;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ContractsTests {
    @Test
    void everyDocumentedTypeHasASchemaAndASampleAndThereAreNoOthers() {
        assertThat(Catalogue.withFile(".schema.json")).isEqualTo(types());
        assertThat(Catalogue.withFile(".sample.json")).isEqualTo(types());
    }

    @Test
    void asyncApiListsEachTypeOnTheTopicItIsDocumentedFor() {
        assertThat(Catalogue.inAsyncApi()).isEqualTo(Catalogue.documented());
    }

    @Test
    void asyncApiRefersToMessagesThatAreThere() {
        var messages = Catalogue.asyncApi().get("components").get("messages");

        assertThat(new TreeSet<>(messages.propertyNames())).isEqualTo(types());
        assertThat(Catalogue.asyncApi().findValuesAsString("$ref"))
                .filteredOn(reference -> reference.startsWith("#/components/messages/"))
                .allSatisfy(
                        reference -> assertThat(messages.has(reference.substring("#/components/messages/".length())))
                                .as(reference)
                                .isTrue());
    }

    @Test
    void everyTopicOfTheContractsIsCreated() {
        var created = Topics.ALL.stream().map(Topic::name).collect(Collectors.toSet());

        assertThat(created).containsAll(Catalogue.documented().keySet());
    }

    @ParameterizedTest
    @MethodSource("types")
    void aSampleIsValid(String type) {
        assertThat(EventType.of(type)).hasToString(type);

        GoldenSample.assertMatchesSchema(type, GoldenSample.data(type));
    }

    private static Set<String> types() {
        return Catalogue.documented().values().stream()
                .flatMap(Set::stream)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
