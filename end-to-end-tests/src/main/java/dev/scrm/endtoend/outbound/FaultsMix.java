package dev.scrm.endtoend.outbound;

import dev.scrm.endtoend.Api;
import java.time.Clock;

/** The commands that meet a broken WeCom, each with something by which its effect is known again. */
final class FaultsMix {
    private final ToStaff toStaff;
    private final ToContacts toContacts;
    private final ToMany toMany;
    private final OfTheCorp ofTheCorp;

    FaultsMix(FaultsWorld world, Api simulator, int commands, Clock clock) {
        this.toStaff = new ToStaff(world, commands, clock);
        this.toContacts = new ToContacts(world, simulator);
        this.toMany = new ToMany(world);
        this.ofTheCorp = new OfTheCorp(world);
    }

    /** The n-th command of a kind. */
    Wish wish(FaultsKind kind, int number) {
        return switch (kind) {
            case APP_MESSAGE -> toStaff.message(number);
            case CANCEL_COMMAND -> toStaff.cancelled(number);
            case RECALL -> toStaff.recalled(number);
            case UPDATE_CARD -> toStaff.card(number);
            case ROBOT_MESSAGE -> toStaff.robot(number);
            case SCHEDULE -> toStaff.schedule(number);
            case APPROVAL -> toStaff.approval(number);
            case WELCOME -> toContacts.welcome(number);
            case SERVICE_MESSAGE -> toContacts.serviceMessage(number);
            case SERVICE_EVENT_MESSAGE -> toContacts.serviceEventMessage(number);
            case SERVICE_SESSION -> toContacts.serviceSession(number);
            case FETCH_CONTACT -> toContacts.fetched(number);
            case MARK_TAGS -> toContacts.marked(number);
            case REMARK_CONTACT -> toContacts.remarked(number);
            case TRANSFER -> toContacts.transferred(number);
            case MASS_MESSAGE -> toMany.massMessage(number);
            case CANCEL_MASS_MESSAGE -> toMany.massMessageCancelled(number);
            case REMIND_MASS_MESSAGE -> toMany.massMessageReminded(number);
            case MOMENT -> toMany.moment(number);
            case CANCEL_MOMENT -> toMany.momentCancelled(number);
            case FETCH_LINK_CHAT -> toContacts.linkChatFetched(number);
            case FETCH_GROUP_CHAT -> toMany.groupChatFetched(number);
            case TRANSFER_GROUP_CHATS -> toMany.groupChatTransferred(number);
            case TAGS -> ofTheCorp.tags(number);
            case EDIT_TAG -> ofTheCorp.tagEdited(number);
            case DELETE_TAGS -> ofTheCorp.tagsDeleted(number);
            case CONTACT_WAY -> ofTheCorp.contactWay(number);
            case UPDATE_WAY -> ofTheCorp.contactWayUpdated(number);
            case DELETE_WAY -> ofTheCorp.contactWayDeleted(number);
            case ACQUISITION_LINK -> ofTheCorp.link(number);
            case UPDATE_LINK -> ofTheCorp.linkUpdated(number);
            case DELETE_LINK -> ofTheCorp.linkDeleted(number);
            case JOIN_WAY -> ofTheCorp.joinWay(number);
            case UPDATE_JOIN_WAY -> ofTheCorp.joinWayUpdated(number);
            case DELETE_JOIN_WAY -> ofTheCorp.joinWayDeleted(number);
        };
    }
}
