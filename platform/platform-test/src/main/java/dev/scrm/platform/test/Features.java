package dev.scrm.platform.test;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.stream.Stream;

/**
 * The anatomy of a service: {@code base.feature} is a feature's root, {@code base.feature.adapter} and below one of its
 * adapters.
 */
record Features(String basePackage) {

    DescribedPredicate<JavaClass> areInARoot() {
        return describe("are in a feature's root", type -> depth(type) == 1);
    }

    DescribedPredicate<JavaClass> areInAnAdapter() {
        return describe("are in an adapter", type -> depth(type) > 1);
    }

    DescribedPredicate<JavaClass> aRootMayKnow() {
        return describe("a feature's root may know", type -> {
            var known = element(type);
            return depth(known) == 1
                    || known.isPrimitive()
                    || Stream.of("java.", "javax.", "org.jspecify.", "dev.scrm.platform.events")
                            .anyMatch(prefix -> known.getPackageName().startsWith(prefix));
        });
    }

    DescribedPredicate<JavaClass> belongToAnotherService() {
        return describe("belong to another service", type -> {
            var name = element(type).getPackageName();
            return name.startsWith("dev.scrm.") && !name.startsWith("dev.scrm.platform.") && !isInside(name);
        });
    }

    ArchCondition<JavaClass> onlyKnowTheirOwnAdapter() {
        return new ArchCondition<>("not know another adapter") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> depth(element(dependency.getTargetClass())) > 1)
                        .filter(dependency ->
                                !adapter(element(dependency.getTargetClass())).equals(adapter(type)))
                        .forEach(dependency ->
                                events.add(SimpleConditionEvent.violated(type, dependency.getDescription())));
            }
        };
    }

    /** 0 for the base package and for everything outside of it. */
    private int depth(JavaClass type) {
        var name = type.getPackageName();
        return name.equals(basePackage) || !isInside(name)
                ? 0
                : (int) name.substring(basePackage.length())
                        .chars()
                        .filter(c -> c == '.')
                        .count();
    }

    private boolean isInside(String packageName) {
        return packageName.equals(basePackage) || packageName.startsWith(basePackage + ".");
    }

    /** {@code feature.adapter}, without what lies below. */
    private String adapter(JavaClass type) {
        var words = type.getPackageName().substring(basePackage.length() + 1).split("\\.", 3);
        return words[0] + "." + words[1];
    }

    private static JavaClass element(JavaClass type) {
        return type.getBaseComponentType();
    }
}
