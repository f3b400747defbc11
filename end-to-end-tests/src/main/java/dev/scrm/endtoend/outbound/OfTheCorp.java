package dev.scrm.endtoend.outbound;

import static dev.scrm.endtoend.outbound.Wish.numbered;

import java.util.List;
import java.util.Map;

/** What the corp has and WeCom keeps: tags, and the codes and links by which contacts come. */
final class OfTheCorp {
    private final FaultsWorld world;

    OfTheCorp(FaultsWorld world) {
        this.world = world;
    }

    /** A name that a group has is not made twice: each is asked for once. */
    Wish tags(int number) {
        var names = List.of(Map.of("name", numbered(number) + "甲"), Map.of("name", numbered(number) + "乙"));
        return Wish.of(
                FaultsKind.TAGS, number, numbered(number), Map.of("groupName", FaultsThing.TAG_GROUP, "tags", names));
    }

    Wish tagEdited(int number) {
        var id = world.id(FaultsThing.EDITED_TAG, number);
        var data = Map.<String, Object>of("id", id, "kind", "tag", "name", numbered(number));
        return Wish.of(FaultsKind.EDIT_TAG, number, id, numbered(number), data);
    }

    Wish tagsDeleted(int number) {
        var id = world.id(FaultsThing.DELETED_TAG, number);
        return Wish.of(FaultsKind.DELETE_TAGS, number, id, Map.of("tagIds", List.of(id)));
    }

    Wish contactWay(int number) {
        var state = numbered(Wish.alike(number));
        var data = Map.<String, Object>of(
                "leadsTo", "several", "scene", "qr-code", "staffIds", FaultsPeople.STAFF, "state", state);
        return Wish.of(FaultsKind.CONTACT_WAY, number, state, data);
    }

    Wish contactWayUpdated(int number) {
        var id = world.id(FaultsThing.WAY, number);
        var data = Map.<String, Object>of("configId", id, "state", numbered(number));
        return Wish.of(FaultsKind.UPDATE_WAY, number, id, numbered(number), data);
    }

    Wish contactWayDeleted(int number) {
        return deleted(FaultsKind.DELETE_WAY, number, "configId", FaultsThing.DELETED_WAY);
    }

    Wish link(int number) {
        var name = numbered(Wish.alike(number));
        return Wish.of(FaultsKind.ACQUISITION_LINK, number, name, Map.of("name", name, "staffIds", FaultsPeople.STAFF));
    }

    /** Under names that no new link has: whoever looks for that must not find this one. */
    Wish linkUpdated(int number) {
        var id = world.id(FaultsThing.LINK, number);
        var data = Map.<String, Object>of("linkId", id, "name", "改名" + numbered(number));
        return Wish.of(FaultsKind.UPDATE_LINK, number, id, numbered(number), data);
    }

    Wish linkDeleted(int number) {
        return deleted(FaultsKind.DELETE_LINK, number, "linkId", FaultsThing.DELETED_LINK);
    }

    Wish joinWay(int number) {
        return Wish.of(FaultsKind.JOIN_WAY, number, numbered(number), leading(number));
    }

    Wish joinWayUpdated(int number) {
        var id = world.id(FaultsThing.JOIN_WAY, number);
        return Wish.of(
                FaultsKind.UPDATE_JOIN_WAY, number, id, numbered(number), Wish.with(leading(number), "configId", id));
    }

    private Map<String, Object> leading(int number) {
        return Map.of("chatIds", List.of(Wish.inTurn(world.people().chats(), number)), "state", numbered(number));
    }

    Wish joinWayDeleted(int number) {
        return deleted(FaultsKind.DELETE_JOIN_WAY, number, "configId", FaultsThing.DELETED_JOIN_WAY);
    }

    private Wish deleted(FaultsKind kind, int number, String idName, FaultsThing thing) {
        var id = world.id(thing, number);
        return Wish.of(kind, number, id, Map.of(idName, id));
    }
}
