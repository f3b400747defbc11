package dev.scrm.journey.engine.streams;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.WriteBufferManager;

/**
 * One block cache for the stores of all partitions, with index, filters and memtables counted in: by default every store
 * would take its own. Kafka Streams makes an object of this class for each store.
 */
public final class SharedRocksMemory implements RocksDBConfigSetter {
    static final String CACHE_BYTES = "journey.rocksdb.cache.bytes";
    static final String MEMTABLE_BYTES = "journey.rocksdb.memtable.bytes";

    private static final int MEMTABLE_OF_A_STORE = 2 << 20;
    private static final int BLOCK = 16 << 10;

    private static @Nullable Memory memory;

    private record Memory(Cache cache, WriteBufferManager memtables) {}

    /** Lives as long as the process: stores come and go with the partitions. */
    private static synchronized Memory memory(Map<String, Object> settings) {
        if (memory == null) {
            var cache = new LRUCache(number(settings, CACHE_BYTES), -1, false, 0.2);
            memory = new Memory(cache, new WriteBufferManager(number(settings, MEMTABLE_BYTES), cache));
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
                .setPinL0FilterAndIndexBlocksInCache(true)
                .setBlockSize(BLOCK);
        options.setTableFormatConfig(table);
        options.setWriteBufferManager(shared.memtables());
        options.setWriteBufferSize(MEMTABLE_OF_A_STORE);
        options.setMaxWriteBufferNumber(2);
    }

    @Override
    public void close(String storeName, Options options) {
        // Cache and write buffer manager are the other stores' as well.
    }
}
