package dev.scrm.platform.test;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.scrm.sample.SampleApplication;
import dev.scrm.sample.order.ChattyListener;
import dev.scrm.sample.order.ForeignOrder;
import dev.scrm.sample.order.HastyOrder;
import dev.scrm.sample.order.LeakyOrder;
import dev.scrm.sample.order.Order;
import dev.scrm.sample.order.OrderConfiguration;
import dev.scrm.sample.order.OrderManager;
import dev.scrm.sample.order.mongo.MongoOrders;
import dev.scrm.sample.order.rest.NosyController;
import dev.scrm.sample.unmarked.Thing;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ArchitectureRulesTests {
    @Test
    void acceptAServiceCutAsTheStyleSays() {
        assertThatNoException()
                .isThrownBy(
                        () -> check(SampleApplication.class, Order.class, OrderConfiguration.class, MongoOrders.class));
    }

    @Test
    void refuseAHeartThatKnowsItsDatabase() {
        assertThat(violationsOf(LeakyOrder.class)).contains("org.bson.Document").contains("a feature's heart");
    }

    @Test
    void refuseAnAdapterThatKnowsAnother() {
        assertThat(violationsOf(NosyController.class)).contains("MongoOrders").contains("adapters meet");
    }

    @Test
    void refuseCodeOfAnotherService() {
        assertThat(violationsOf(ForeignOrder.class)).contains("dev.scrm.other.Thing");
    }

    @Test
    void refuseANameThatSaysNothing() {
        assertThat(violationsOf(OrderManager.class)).contains("a name says what the thing is for");
    }

    @Test
    void refuseTimeAndChanceThatAreNotInputs() {
        assertThat(violationsOf(HastyOrder.class))
                .contains("Instant.now()")
                .contains("UUID.randomUUID()")
                .contains("Thread.sleep(long)");
    }

    @Test
    void refuseAListenerThatTakesConvertedValues() {
        assertThat(violationsOf(ChattyListener.class)).contains("takes java.lang.String");
    }

    @Test
    void refuseAPackageThatDoesNotSayWhetherNullIsThere() {
        assertThat(violationsOf(Thing.class)).contains("dev.scrm.sample.unmarked");
    }

    @Test
    void refuseToCheckNothing() {
        assertThatThrownBy(() -> ArchitectureRules.check("dev.scrm.nowhere"))
                .hasMessageContaining("Expected classes in dev.scrm.nowhere");
    }

    private static String violationsOf(Class<?> type) {
        return catchThrowable(() -> check(type)).getMessage();
    }

    /** Imports these classes and what is said about their packages, as if the service had no others. */
    private static void check(Class<?>... types) {
        var all = new ClassFileImporter().importPackages("dev.scrm.sample");
        var some = Stream.of(types).map(Class::getName).toList();
        ArchitectureRules.checkService(
                all.that(describe(
                        "are the chosen ones",
                        type -> some.contains(type.getName())
                                || type.getSimpleName().equals("package-info"))),
                "dev.scrm.sample");
    }
}
