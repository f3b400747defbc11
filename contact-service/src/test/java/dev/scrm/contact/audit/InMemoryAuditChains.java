package dev.scrm.contact.audit;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Chains that a test can lay its hands on. */
public class InMemoryAuditChains implements AuditChains {
    final Map<String, NavigableMap<Long, Stored>> records = new ConcurrentHashMap<>();
    final Map<String, ChainHead> heads = new ConcurrentHashMap<>();
    boolean diesAtAppend;

    NavigableMap<Long, Stored> of(String corpId) {
        return records.computeIfAbsent(corpId, _ -> new ConcurrentSkipListMap<>());
    }

    @Override
    public Optional<ChainPlace> last(String corpId) {
        return Optional.ofNullable(of(corpId).lastEntry())
                .flatMap(last -> last.getValue().record())
                .map(LinkedRecord::place);
    }

    @Override
    public Set<String> linked(String corpId, Collection<String> recordIds) {
        return of(corpId).values().stream()
                .flatMap(stored -> stored.record().stream())
                .map(linked -> linked.record().id())
                .filter(recordIds::contains)
                .collect(Collectors.toSet());
    }

    @Override
    public synchronized boolean append(List<LinkedRecord> linked) {
        if (diesAtAppend) {
            throw new IllegalStateException("died");
        }
        for (var one : linked) {
            var corpId = one.record().corpId();
            if (of(corpId).containsKey(one.sequence())
                    || !linked(corpId, List.of(one.record().id())).isEmpty()) {
                return false;
            }
            of(corpId).put(one.sequence(), new Stored(one.sequence(), Optional.of(one)));
        }
        return true;
    }

    @Override
    public Optional<ChainHead> head(String corpId) {
        return Optional.ofNullable(heads.get(corpId));
    }

    @Override
    public void keepHead(String corpId, ChainHead head) {
        heads.merge(
                corpId,
                head,
                (known, told) -> told.place().sequence() > known.place().sequence() ? told : known);
    }

    @Override
    public void walk(String corpId, long after, Predicate<Stored> visitor) {
        for (var stored : of(corpId).tailMap(after, false).values()) {
            if (!visitor.test(stored)) {
                return;
            }
        }
    }

    @Override
    public List<LinkedRecord> list(Wanted wanted, int limit, long below) {
        return of(wanted.corpId()).headMap(below, false).descendingMap().values().stream()
                .flatMap(stored -> stored.record().stream())
                .filter(linked -> wanted.includes(linked.record()))
                .limit(limit)
                .toList();
    }
}
