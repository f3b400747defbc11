package dev.scrm.gateway.commands;

import dev.scrm.gateway.wecom.ApiRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How WeCom is asked whether it made something that nobody heard of: such things are listed, looked at where the list does
 * not say enough, and compared with what was asked for.
 *
 * @param looks what tells more about a thing, one after the other; none when the list says enough
 * @param same whether a thing is what the body of a creation asks for
 * @param answer the answer to a creation with this body that made the thing
 * @param told the field of an outcome's result with the thing's id; null for things that several commands may have made
 */
record Question(
        Listing listing,
        List<Look> looks,
        BiPredicate<Map<String, Object>, Map<?, ?>> same,
        BiFunction<Map<String, Object>, Map<?, ?>, Map<?, ?>> answer,
        @Nullable String told) {
    /** Clocks differ: so much earlier than the first doubt WeCom may say that it was made. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    private static final int PAGE = 100;

    /**
     * The list of such things.
     *
     * @param rows the field of its answer that holds them; empty when the answer is the only one
     * @param id the field of a row with the thing's id; a row may be the id itself
     * @param by what it is asked for
     * @param like fields of the creation that it wants as well
     */
    record Listing(String api, String rows, String id, By by, List<String> like) {}

    /** What a list is asked for. */
    enum By {
        /** What was made in a time, page by page. */
        TIME,
        /** All, page by page; what says that it was made earlier is passed over. */
        PAGE,
        /** All at once, however old. */
        WHOLE
    }

    /**
     * A call that tells more about a thing.
     *
     * @param about its body, by what is known of the thing so far
     * @param field of its answer: an object is more of the thing, a list is a part of it
     */
    record Look(String api, Function<Map<?, ?>, Map<String, Object>> about, String field) {
        static Look byId(String api, String id, String field) {
            return new Look(api, thing -> Map.of(id, String.valueOf(thing.get(id))), field);
        }

        ApiRequest request(Map<?, ?> thing) {
            return ApiRequest.of(api, about.apply(thing));
        }

        /** The thing with what the answer says of it; what stands beside an object is of the thing as well. */
        Map<?, ?> more(Map<?, ?> thing, Map<?, ?> answer) {
            Map<Object, Object> known = new LinkedHashMap<>(thing);
            switch (answer.get(field)) {
                case Map<?, ?> fields -> {
                    known.putAll(answer);
                    known.remove(field);
                    known.putAll(fields);
                }
                case List<?> rows -> known.put(field, rows);
                case null, default -> {}
            }
            return known;
        }
    }

    /**
     * The ways to add a member: the list has nothing but their ids. Temporary ones it does not have; one that was made and
     * that nobody was told of is made again, and ends by itself. A lasting one is never taken for it.
     */
    static final Question CONTACT_WAY = new Question(
            new Listing("externalcontact/list_contact_way", "contact_way", "config_id", By.TIME, List.of()),
            List.of(Look.byId("externalcontact/get_contact_way", "config_id", "contact_way")),
            Likeness.in("type", "scene", "remark", "state", "user", "party", "is_temp")
                    .and((wanted, way) -> Likeness.ofVerification(wanted.get("skip_verify"), way.get("skip_verify"))),
            (_, way) -> way,
            "configId");

    /** Tags by their names, which a group has once. */
    static final Question TAGS = new Question(
            new Listing("externalcontact/get_corp_tag_list", "tag_group", "group_id", By.WHOLE, List.of()),
            List.of(),
            TagNames::areIn,
            TagNames::answer,
            null);

    /**
     * Tags and groups that are to be deleted, which is done when none of them is there any more. WeCom deletes all that a
     * call names or none: while one is there, the call took no effect.
     */
    static final Question DELETED_TAGS = new Question(
            new Listing("externalcontact/get_corp_tag_list", "", "", By.WHOLE, List.of()),
            List.of(),
            TagNames::areGone,
            (_, _) -> Map.of(),
            null);

    /**
     * Links by name, by whom they lead to and prefer, and by whether staff are asked, where WeCom says that: the list has
     * nothing but their ids.
     */
    static final Question ACQUISITION_LINK = new Question(
            new Listing(
                    "externalcontact/customer_acquisition/list_link", "link_id_list", "link_id", By.PAGE, List.of()),
            List.of(Look.byId("externalcontact/customer_acquisition/get", "link_id", "link")),
            (wanted, link) -> Likeness.alike(wanted.get("link_name"), link.get("link_name"))
                    && Likeness.ofRange(wanted.get("range"), link.get("range"))
                    && Likeness.ofVerification(wanted.get("skip_verify"), link.get("skip_verify"))
                    && Likeness.ofPriority(wanted.get("priority_option"), link.get("priority_option")),
            (_, link) -> Map.of("link", link),
            "linkId");

    /** Mass messages by text, sender and, as far as WeCom lists those who have not got it yet, recipients. */
    static final Question MASS_MESSAGE = new Question(
            new Listing(
                    "externalcontact/get_groupmsg_list_v2", "group_msg_list", "msgid", By.TIME, List.of("chat_type")),
            List.of(
                    Look.byId("externalcontact/get_groupmsg_task", "msgid", "task_list"),
                    new Look("externalcontact/get_groupmsg_send_result", MassMessageLikeness::firstOf, "send_list")),
            MassMessageLikeness::isSame,
            (_, message) -> message,
            "messageId");

    /** The one state of a session: who made it so is all the same. */
    static final Question SERVICE_SESSION = new Question(
            new Listing("kf/service_state/get", "", "", By.WHOLE, List.of("open_kfid", "external_userid")),
            List.of(),
            Likeness.in("service_state", "servicer_userid"),
            (_, session) -> Map.of(),
            null);

    /** Whether WeCom's list has what a creation makes: temporary ways it does not have. */
    boolean lists(ApiRequest creation) {
        return !Boolean.TRUE.equals(creation.body().get("is_temp"));
    }

    /** A page of the list. */
    ApiRequest page(ApiRequest creation, Instant since, Instant now, String cursor) {
        Map<String, Object> body = new LinkedHashMap<>();
        for (var field : listing.like()) {
            Optional.ofNullable(creation.body().get(field)).ifPresent(value -> body.put(field, value));
        }
        if (listing.by() == By.TIME) {
            body.put("start_time", since.minus(SKEW).getEpochSecond());
            body.put("end_time", now.plus(SKEW).getEpochSecond());
        }
        if (listing.by() != By.WHOLE) {
            body.put("cursor", cursor);
            body.put("limit", PAGE);
        }
        return ApiRequest.of(listing.api(), body);
    }

    /** What the rows of a page say of each thing; some say its id only. */
    List<Map<?, ?>> things(Map<?, ?> answer) {
        if (listing.rows().isEmpty()) {
            return List.of(answer);
        }
        return answer.get(listing.rows()) instanceof List<?> rows
                ? rows.stream().map(this::thing).toList()
                : List.of();
    }

    private Map<?, ?> thing(Object row) {
        return row instanceof Map<?, ?> fields ? fields : named(row);
    }

    /** A thing of which nothing but its id is known. */
    Map<?, ?> named(Object id) {
        return Map.of(listing.id(), id);
    }

    /** WeCom's id of a thing that is listed. */
    String id(Map<?, ?> thing) {
        return String.valueOf(thing.get(listing.id()));
    }

    /** Whether a thing may have been made by a creation whose effect nobody knows since then. */
    boolean isSame(ApiRequest creation, Instant since, Map<?, ?> thing) {
        boolean earlier = listing.by() != By.WHOLE
                && thing.get("create_time") instanceof Number made
                && Instant.ofEpochSecond(made.longValue()).isBefore(since.minus(SKEW));
        return !earlier && same.test(creation.body(), thing);
    }
}
