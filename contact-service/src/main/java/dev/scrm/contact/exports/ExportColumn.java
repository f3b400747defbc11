package dev.scrm.contact.exports;

import static java.util.Objects.requireNonNull;

import dev.scrm.contact.contact.ConsentChannel;
import dev.scrm.contact.contact.ConsentPurpose;
import dev.scrm.contact.contact.ConsentStatement;
import dev.scrm.contact.contact.IdentityType;
import dev.scrm.contact.privacy.DataClass;
import java.util.Optional;
import java.util.regex.Pattern;

/** What of a contact stands in a column. */
public sealed interface ExportColumn {
    /** What every corp has. */
    record Known(KnownColumn which) implements ExportColumn {
        public Known {
            requireNonNull(which, "which");
        }
    }

    /** One of the corp's own fields. */
    record OfField(String fieldId) implements ExportColumn {
        public OfField {
            requireNonNull(fieldId, "fieldId");
        }
    }

    /**
     * Ids in another system.
     *
     * @param type one that is a system's own
     * @param scope the app or the system
     */
    record OfIdentity(IdentityType type, String scope) implements ExportColumn {
        public OfIdentity {
            requireNonNull(type, "type");
            requireNonNull(scope, "scope");
        }
    }

    record OfConsent(ConsentStatement.About about) implements ExportColumn {
        public OfConsent {
            requireNonNull(about, "about");
        }
    }

    record OfLevel(String system) implements ExportColumn {
        public OfLevel {
            requireNonNull(system, "system");
        }
    }

    record OfPoints(String system) implements ExportColumn {
        public OfPoints {
            requireNonNull(system, "system");
        }
    }

    /** As identities name it. */
    Pattern SCOPE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /** As memberships name it. */
    Pattern SYSTEM = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    /** By its name on the wire; whether there is such a field is another question. */
    static Optional<ExportColumn> of(String word) {
        var parts = word.split(":", -1);
        return switch (parts.length) {
            case 1 -> KnownColumn.of(word).map(Known::new);
            case 2 -> ofTwo(parts[0], parts[1]);
            case 3 ->
                parts[0].equals("identity") ? ofIdentity(parts[1], parts[2]) : ofConsent(parts[0], parts[1], parts[2]);
            default -> Optional.empty();
        };
    }

    private static Optional<ExportColumn> ofTwo(String kind, String name) {
        if (name.isEmpty()) {
            return Optional.empty();
        }
        return switch (kind) {
            case "field" -> Optional.of(new OfField(name));
            case "membership-level" ->
                Optional.of(name).filter(SYSTEM.asMatchPredicate()).map(OfLevel::new);
            case "membership-points" ->
                Optional.of(name).filter(SYSTEM.asMatchPredicate()).map(OfPoints::new);
            default -> Optional.empty();
        };
    }

    private static Optional<ExportColumn> ofIdentity(String type, String scope) {
        return IdentityType.of(type)
                .filter(known -> known.isOfASystem() && SCOPE.matcher(scope).matches())
                .map(known -> new OfIdentity(known, scope));
    }

    private static Optional<ExportColumn> ofConsent(String kind, String channel, String purpose) {
        return Optional.of(kind)
                .filter("consent"::equals)
                .flatMap(_ -> ConsentChannel.of(channel))
                .flatMap(by -> ConsentPurpose.of(purpose).map(what -> new ConsentStatement.About(by, what)))
                .map(OfConsent::new);
    }

    /** Its name on the wire. */
    default String word() {
        return switch (this) {
            case Known(var which) -> which.word();
            case OfField(var fieldId) -> "field:" + fieldId;
            case OfIdentity(var type, var scope) -> "identity:%s:%s".formatted(type.word(), scope);
            case OfConsent(var about) ->
                "consent:%s:%s"
                        .formatted(about.channel().word(), about.purpose().word());
            case OfLevel(var system) -> "membership-level:" + system;
            case OfPoints(var system) -> "membership-points:" + system;
        };
    }

    /** As what it is masked; empty for what everybody sees who sees the contact. */
    default Optional<DataClass> dataClass() {
        return switch (this) {
            case Known(var which) -> which.dataClass();
            case OfField(var fieldId) -> Optional.of(DataClass.ofField(fieldId));
            case OfIdentity _ -> Optional.of(DataClass.IDENTITY);
            case OfConsent _ -> Optional.empty();
            case OfLevel _, OfPoints _ -> Optional.of(DataClass.MEMBERSHIP);
        };
    }
}
