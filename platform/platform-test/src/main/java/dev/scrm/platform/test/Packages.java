package dev.scrm.platform.test;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;

/** What the rules ask of packages. */
final class Packages {
    private Packages() {}

    static ArchCondition<JavaClass> sayWhatTheyAreForAndWhetherNullIsThere() {
        return new ArchCondition<>("be in a package with a package-info that is @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                var isMarked = type.getPackage()
                        .tryGetPackageInfo()
                        .filter(info -> info.isAnnotatedWith(NullMarked.class))
                        .isPresent();
                if (!isMarked) {
                    events.add(SimpleConditionEvent.violated(
                            type, "Expected a @NullMarked package-info.java in " + type.getPackageName()));
                }
            }
        };
    }
}
