package dev.scrm.platform.test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.List;
import java.util.stream.Stream;

/**
 * How the code of every room is cut, checked on its compiled main classes. A service's test calls {@link #check}, a
 * platform module's {@link #checkPlatform}.
 */
public final class ArchitectureRules {
    /** They wire the feature to the world, so they may know all of it. */
    private static final String WIRING = ".*(Configuration|Settings|Application)(\\$.*)?";

    private static final String SAYS_NOTHING = ".*(Service|Impl|Manager|Helper|Utils?|DTO|Dto|Base)";

    private ArchitectureRules() {}

    /** Everything that holds in a service whose features lie in the packages directly below this one. */
    public static void check(String basePackage) {
        checkService(mainClasses(basePackage), basePackage);
    }

    /** What holds in rooms without features: names, time and chance, packages. */
    public static void checkPlatform(String basePackage) {
        evaluate(mainClasses(basePackage), everywhere());
    }

    static void checkService(JavaClasses classes, String basePackage) {
        evaluate(
                classes,
                Stream.concat(everywhere().stream(), inServices(basePackage).stream())
                        .toList());
    }

    private static JavaClasses mainClasses(String basePackage) {
        var classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(basePackage);
        if (classes.isEmpty()) {
            throw new IllegalArgumentException("Expected classes in " + basePackage + " but found none");
        }
        return classes;
    }

    private static void evaluate(JavaClasses classes, List<ArchRule> rules) {
        var failures = rules.stream()
                .map(rule -> rule.allowEmptyShould(true).evaluate(classes))
                .filter(EvaluationResult::hasViolation)
                .map(result -> result.getFailureReport().toString())
                .toList();
        assertThat(failures).as(() -> String.join("\n", failures)).isEmpty();
    }

    private static List<ArchRule> everywhere() {
        return List.of(
                noClasses()
                        .should()
                        .haveNameMatching(SAYS_NOTHING)
                        .orShould()
                        .haveSimpleNameStartingWith("Abstract")
                        .because("a name says what the thing is for"),
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("com.fasterxml.jackson.databind..", "com.fasterxml.jackson.core..")
                        .because("the suite's JSON is Jackson 3"),
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .areAssignableTo(ThreadLocal.class)
                        .because("virtual threads are many; pass values as parameters"),
                noClasses()
                        .should()
                        .callMethodWhere(Calls.to(Thread.class, "sleep"))
                        .because("waiting is a matter of clocks, schedulers and conditions"),
                noClasses()
                        .that()
                        .haveNameNotMatching(WIRING)
                        .should()
                        .callCodeUnitWhere(Calls.readTimeOrChance())
                        .because("time and chance are inputs"),
                noClasses()
                        .that()
                        .resideOutsideOfPackage("dev.scrm.platform.test..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("dev.scrm.platform.test..")
                        .because("platform-test is for tests"),
                classes()
                        .should(Packages.sayWhatTheyAreForAndWhetherNullIsThere())
                        .because("every package has one sentence and @NullMarked"));
    }

    private static List<ArchRule> inServices(String basePackage) {
        var features = new Features(basePackage);
        return List.of(
                classes()
                        .that(features.areInARoot())
                        .and()
                        .haveNameNotMatching(WIRING)
                        .should()
                        .onlyDependOnClassesThat(features.aRootMayKnow())
                        .because("a feature's heart knows the JDK, JSpecify, platform-events and other features only"),
                classes()
                        .that(features.areInAnAdapter())
                        .should(features.onlyKnowTheirOwnAdapter())
                        .because("adapters meet in their feature, not each other"),
                noClasses()
                        .should()
                        .dependOnClassesThat(features.belongToAnotherService())
                        .because("services meet through Kafka and HTTP only"),
                Listeners.takeRecordsOnly(),
                GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS,
                GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION);
    }
}
