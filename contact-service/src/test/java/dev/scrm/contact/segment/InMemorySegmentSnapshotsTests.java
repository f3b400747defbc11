package dev.scrm.contact.segment;

class InMemorySegmentSnapshotsTests extends SegmentSnapshotsContract {
    @Override
    protected SegmentSnapshots snapshots() {
        return new InMemorySegmentSnapshots();
    }
}
