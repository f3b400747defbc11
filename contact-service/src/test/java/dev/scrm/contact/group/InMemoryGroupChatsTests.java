package dev.scrm.contact.group;

class InMemoryGroupChatsTests extends GroupChatsContract {
    private final GroupChats groups = new InMemoryGroupChats();

    @Override
    protected GroupChats groups() {
        return groups;
    }
}
