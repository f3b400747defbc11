package dev.scrm.contact.imports;

import static java.util.Objects.requireNonNull;

import dev.scrm.contact.contact.ConsentStatement;
import dev.scrm.contact.contact.IdentityType;

/** What the cells of a column say of a person. */
public sealed interface Target {
    /**
     * Under what the person is known.
     *
     * @param scope the app or the system in which it is unique; empty for others
     */
    record OfIdentity(IdentityType type, String scope) implements Target {
        public OfIdentity {
            requireNonNull(type, "type");
            requireNonNull(scope, "scope");
        }

        /** What WeCom tells itself finds somebody, and makes nobody known under it. */
        boolean onlyFinds() {
            return type == IdentityType.EXTERNAL_USER_ID || type == IdentityType.UNION_ID;
        }
    }

    /** A value of one of the corp's own fields. */
    record OfField(String id) implements Target {
        public OfField {
            requireNonNull(id, "id");
        }
    }

    /** What the person is called. */
    record OfName() implements Target {}

    /** Whether the person is a man or a woman. */
    record OfGender() implements Target {}

    /** Tags of the corp's own that the person gets, by their ids or names. */
    record OfTags() implements Target {}

    /** Where the person stands, by the stage's id or name. */
    record OfStage() implements Target {}

    /** Whether the person agreed. */
    record OfConsent(ConsentStatement.About about) implements Target {
        public OfConsent {
            requireNonNull(about, "about");
        }
    }

    /** The level a person has in a system outside. */
    record OfLevel(String system) implements Target {
        public OfLevel {
            requireNonNull(system, "system");
        }
    }

    /** The points a person has in a system outside. */
    record OfPoints(String system) implements Target {
        public OfPoints {
            requireNonNull(system, "system");
        }
    }
}
