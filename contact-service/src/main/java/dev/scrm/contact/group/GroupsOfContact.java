package dev.scrm.contact.group;

import java.util.List;

/**
 * In which group chats one contact is, whoever it is seen as.
 *
 * @param untoldIn those of which nobody was told that the contact is in them: it was none when it was found there
 */
public record GroupsOfContact(List<GroupMembership> memberships, List<String> untoldIn) {
    public static final GroupsOfContact NONE = new GroupsOfContact(List.of(), List.of());

    public GroupsOfContact {
        memberships = List.copyOf(memberships);
        untoldIn = List.copyOf(untoldIn);
    }
}
