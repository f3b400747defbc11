package dev.scrm.gateway.commands.format;

import dev.scrm.gateway.commands.Reason;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whom something of an app is for: some staff members, departments and tags of staff together, or everybody who sees the
 * app.
 */
record Receivers(List<String> staffIds, List<String> departmentIds, List<String> tagIds, boolean all) {
    private static final int MOST_STAFF = 1000;
    private static final int MOST_GROUPS = 100;

    /** Departments and tags have numbers. */
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,10}");

    /** No userid begins so. */
    private static final String SEVERAL = "@several";

    static Receivers of(
            @Nullable List<@Nullable String> staffIds,
            @Nullable List<@Nullable String> departmentIds,
            @Nullable List<@Nullable String> tagIds,
            @Nullable Boolean all) {
        var receivers = new Receivers(
                Checks.withoutNulls(staffIds),
                Checks.withoutNulls(departmentIds),
                Checks.withoutNulls(tagIds),
                Boolean.TRUE.equals(all));
        receivers.check();
        return receivers;
    }

    private void check() {
        Checks.require(!all || isNobody(), Reason.RECIPIENTS_AMBIGUOUS);
        Checks.require(all || !isNobody(), Reason.RECIPIENTS_OUT_OF_RANGE);
        Checks.require(staffIds.size() <= MOST_STAFF, Reason.RECIPIENTS_OUT_OF_RANGE);
        Checks.require(
                departmentIds.size() <= MOST_GROUPS && tagIds.size() <= MOST_GROUPS, Reason.RECIPIENTS_OUT_OF_RANGE);
        Checks.require(staffIds.stream().allMatch(Receivers::isStaffId), Reason.RECIPIENT_INVALID);
        Checks.require(
                departmentIds.stream().allMatch(NUMBER.asMatchPredicate())
                        && tagIds.stream().allMatch(NUMBER.asMatchPredicate()),
                Reason.RECIPIENT_INVALID);
    }

    private boolean isNobody() {
        return staffIds.isEmpty() && departmentIds.isEmpty() && tagIds.isEmpty();
    }

    private static boolean isStaffId(String id) {
        return !id.isBlank() && !id.contains("|") && !id.startsWith("@");
    }

    /**
     * For whom a message counts: WeCom counts those of each member. Who is in a department, or has a tag, is not known here, so
     * that whatever is for several counts for one that is in all of them.
     */
    Set<String> counted() {
        var counted = new HashSet<>(staffIds);
        if (all || !departmentIds.isEmpty() || !tagIds.isEmpty()) {
            counted.add(SEVERAL);
        }
        return Set.copyOf(counted);
    }

    /** As message/send wants them. */
    Json putJoined(Json body) {
        return body.put("touser", all ? "@all" : joined(staffIds))
                .put("toparty", joined(departmentIds))
                .put("totag", joined(tagIds));
    }

    /** As message/update_template_card wants them. */
    Json putListed(Json body) {
        return body.put("userids", orNull(staffIds))
                .put(
                        "partyids",
                        orNull(departmentIds.stream().map(Long::valueOf).toList()))
                .put("tagids", orNull(tagIds.stream().map(Long::valueOf).toList()))
                .put("atall", all ? 1 : null);
    }

    private static @Nullable String joined(List<String> ids) {
        return ids.isEmpty() ? null : String.join("|", ids);
    }

    private static <T> @Nullable List<T> orNull(List<T> ids) {
        return ids.isEmpty() ? null : ids;
    }
}
