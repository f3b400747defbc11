package dev.scrm.simulator.control;

import dev.scrm.simulator.callback.Announcements;
import dev.scrm.simulator.control.MeetMember.Met;
import dev.scrm.simulator.world.Relation;
import dev.scrm.simulator.world.Relation.Standing;
import dev.scrm.simulator.world.World;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What happens between customers and members. */
@RestController
@RequestMapping("/sim/v1")
class CustomerController {
    private static final int LONGEST_STATE = 128;

    /** @param confirmed false for a member who has yet to confirm the customer */
    record Scan(
            @Nullable String contactWayState,
            @Nullable String userId,
            @Nullable Person customer,
            @Nullable Boolean confirmed) {}

    record NewCustomer(
            @Nullable String userId,
            @Nullable Person customer,
            @Nullable Boolean welcomeCode) {}

    /** What came of a new customer; the code only when it was asked for. */
    record Made(
            String externalUserId, String userId, @Nullable String welcomeCode) {}

    record Pair(@Nullable String userId, @Nullable String externalUserId) {}

    /** @param by staff or customer: who deletes whom */
    record Deletion(
            @Nullable String userId,
            @Nullable String externalUserId,
            @Nullable String by) {}

    record Edit(
            @Nullable String userId,
            @Nullable String externalUserId,
            @Nullable String remark,
            @Nullable String description,
            @Nullable List<String> addTags,
            @Nullable List<String> removeTags) {}

    record Ended(List<String> deliveryIds) {}

    private final World world;
    private final MeetMember meetMember;
    private final Announcements announcements;

    CustomerController(World world, MeetMember meetMember, Announcements announcements) {
        this.world = world;
        this.meetMember = meetMember;
        this.announcements = announcements;
    }

    @PostMapping("/scans")
    Met scan(@RequestBody Scan scan) {
        var state = scan.contactWayState();
        if (state != null && state.length() > LONGEST_STATE) {
            throw ControlRefused.invalid("contactWayState", "Expected a state of at most 128 characters");
        }
        return meetMember.scan(scan.userId(), state, person(scan.customer()), !Boolean.FALSE.equals(scan.confirmed()));
    }

    @PostMapping("/confirmations")
    Met confirm(@RequestBody Pair pair) {
        return meetMember.confirm(
                Required.text("userId", pair.userId()), Required.text("externalUserId", pair.externalUserId()));
    }

    @PostMapping("/customers")
    Made make(@RequestBody NewCustomer wish) {
        var met = meetMember.silently(wish.userId(), person(wish.customer()));
        boolean code = Boolean.TRUE.equals(wish.welcomeCode());
        return new Made(met.externalUserId(), met.userId(), code ? met.welcomeCode() : null);
    }

    @PostMapping("/deletions")
    Ended delete(@RequestBody Deletion deletion) {
        var userId = Required.text("userId", deletion.userId());
        var externalUserId = Required.text("externalUserId", deletion.externalUserId());
        return switch (Required.text("by", deletion.by())) {
            case "staff" -> end(userId, externalUserId, Standing.ENDED, "del_external_contact");
            case "customer" -> end(userId, externalUserId, Standing.ONE_WAY, "del_follow_user");
            default -> throw ControlRefused.invalid("by", "Expected staff or customer in by");
        };
    }

    /** The member notes something about a customer in WeCom, or the console does; phone numbers are left as they are. */
    @PostMapping("/edits")
    Ended edit(@RequestBody Edit edit) {
        var userId = Required.text("userId", edit.userId());
        var externalUserId = Required.text("externalUserId", edit.externalUserId());
        return world.locked(() -> {
            if (world.customers
                    .relation(userId, externalUserId)
                    .filter(Relation::isFollowed)
                    .isEmpty()) {
                throw ControlRefused.conflict("not-contacts", "externalUserId", "Expected two who are contacts");
            }
            var add = Required.texts("addTags", edit.addTags());
            if (!add.stream().allMatch(id -> world.tags.find(id).isPresent())) {
                throw ControlRefused.unknown("addTags", "Expected tags of the corp");
            }
            world.customers.editedByStaff(
                    userId,
                    externalUserId,
                    new Relation.Remark(edit.remark(), edit.description(), null, null, null),
                    add,
                    Required.texts("removeTags", edit.removeTags()));
            return new Ended(announcements.tell(
                    "change_external_contact",
                    "edit_external_contact",
                    externalUserId,
                    event -> event.text("UserID", userId).text("ExternalUserID", externalUserId)));
        });
    }

    private Ended end(String userId, String externalUserId, Standing standing, String changeType) {
        return world.locked(() -> {
            var relation = world.customers
                    .relation(userId, externalUserId)
                    .filter(before -> before.standing() != Standing.ENDED && before.standing() != standing)
                    .orElseThrow(() ->
                            ControlRefused.conflict("not-contacts", "externalUserId", "Expected two who are contacts"));
            world.customers.change(relation, standing);
            return new Ended(announcements.tell(
                    "change_external_contact",
                    changeType,
                    externalUserId,
                    event -> event.text("UserID", relation.userId()).text("ExternalUserID", externalUserId)));
        });
    }

    private static Person person(@Nullable Person customer) {
        return Objects.requireNonNullElse(customer, Person.ANYONE);
    }
}
