package dev.scrm.contact.behavior;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The kinds of behaviour that a corp has: the suite's and its own. */
public final class BehaviorCatalogue {
    /** What asks for behaviours of all kinds: no kind is called so. */
    public static final String ANY = "any";

    static final int MOST_CUSTOM = 200;
    private static final int LONGEST_TITLE = 64;
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{1,63}");

    private final CustomTypes customTypes;
    private final PropertySchemas schemas;
    private final Map<String, BehaviorType> builtIn;

    BehaviorCatalogue(CustomTypes customTypes, PropertySchemas schemas) {
        this.customTypes = customTypes;
        this.schemas = schemas;
        this.builtIn = schemas.builtIn().stream().collect(toUnmodifiableMap(BehaviorType::name, type -> type));
    }

    Optional<BehaviorType> find(String corpId, String name) {
        var known = builtIn.get(name);
        return known != null ? Optional.of(known) : customTypes.find(corpId, name);
    }

    /** @throws BehaviorRefused when there is none */
    public CustomTypes.Kept get(String corpId, String name) {
        return Optional.ofNullable(builtIn.get(name))
                .map(type -> new CustomTypes.Kept(type, 0))
                .or(() -> customTypes.kept(corpId, name))
                .orElseThrow(() -> BehaviorRefused.typeNotFound(name));
    }

    /** The suite's own first, each in the order of their names. */
    public List<BehaviorType> list(String corpId) {
        return Stream.concat(schemas.builtIn().stream(), customTypes.list(corpId).stream())
                .toList();
    }

    /**
     * Defines a type of a corp's own, or another schema for one: what was recorded stays as it is.
     *
     * @param seen refuses when the type is not what the caller decided on; it is given null when there is none
     */
    public CustomTypes.Kept define(
            String corpId, String name, String title, String schema, Consumer<CustomTypes.@Nullable Kept> seen) {
        if (builtIn.containsKey(name)) {
            throw BehaviorRefused.typeBuiltIn(name);
        }
        if (!NAME.matcher(name).matches() || name.equals(ANY)) {
            throw BehaviorRefused.typeInvalid(
                    "name", "2 to 64 of a-z, 0-9 and hyphen, with a letter first, and not any");
        }
        if (title.isBlank() || title.length() > LONGEST_TITLE) {
            throw BehaviorRefused.typeInvalid("title", "1 to 64 characters");
        }
        schemas.check(schema);
        var type = new BehaviorType(name, title, schema, false);
        return customTypes
                .change(corpId, name, MOST_CUSTOM, known -> {
                    seen.accept(known);
                    return type;
                })
                .orElseThrow(() -> BehaviorRefused.tooManyTypes(MOST_CUSTOM));
    }

    /**
     * From then on nobody can tell any of it; what was recorded stays.
     *
     * @param seen refuses when the type is not what the caller decided on
     */
    public void remove(String corpId, String name, Consumer<CustomTypes.Kept> seen) {
        if (builtIn.containsKey(name)) {
            throw BehaviorRefused.typeBuiltIn(name);
        }
        if (!customTypes.remove(corpId, name, seen)) {
            throw BehaviorRefused.typeNotFound(name);
        }
    }
}
