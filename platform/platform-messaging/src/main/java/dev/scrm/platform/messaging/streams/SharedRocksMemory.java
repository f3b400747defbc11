package dev.scrm.platform.messaging.streams;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.Filter;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * One block cache for all stores of the process, with index, filters and memtables counted in: by default each store of
 * each partition takes 50 MB and more outside of the heap. Kafka Streams makes an object of this class for each store;
 * the first one's settings hold for all.
 */
public final class SharedRocksMemory implements RocksDBConfigSetter {
    /** Setting: bytes of the block cache, memtables included. */
    public static final String CACHE_BYTES = "scrm.rocksdb.cache.bytes";

    /** Setting: bytes of it that memtables may take. */
    public static final String MEMTABLE_BYTES = "scrm.rocksdb.memtable.bytes";

    private static final int MEMTABLE_OF_A_STORE = 2 << 20;
    private static final int BLOCK = 16 << 10;
    private static final double SHARE_OF_INDEX_AND_FILTERS = 0.2;

    private static @Nullable Memory memory;

    private record Memory(Cache cache, WriteBufferManager memtables, Filter filter) {
        static Memory of(long cacheBytes, long memtableBytes) {
            RocksDB.loadLibrary();
            var cache = new LRUCache(cacheBytes, -1, false, SHARE_OF_INDEX_AND_FILTERS);
            return new Memory(cache, new WriteBufferManager(memtableBytes, cache), new BloomFilter());
        }
    }

    /** Lives as long as the process: stores come and go with the partitions. */
    private static synchronized Memory memory(Map<String, Object> settings) {
        if (memory == null) {
            memory = Memory.of(number(settings, CACHE_BYTES), number(settings, MEMTABLE_BYTES));
        }
        return memory;
    }

    private static long number(Map<String, Object> settings, String name) {
        return Long.parseLong(String.valueOf(settings.get(name)));
    }

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> settings) {
        var shared = memory(settings);
        var table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(shared.cache())
                .setCacheIndexAndFilterBlocks(true)
                .setCacheIndexAndFilterBlocksWithHighPriority(true)
                .setPinTopLevelIndexAndFilter(true)
                .setPinL0FilterAndIndexBlocksInCache(true)
                .setFilterPolicy(shared.filter())
                .setBlockSize(BLOCK);
        options.setTableFormatConfig(table);
        options.setWriteBufferManager(shared.memtables());
        options.setWriteBufferSize(MEMTABLE_OF_A_STORE);
        options.setMaxWriteBufferNumber(2);
    }

    @Override
    public void close(String storeName, Options options) {
        // Cache, filter and write buffer manager are the other stores' as well.
    }
}
