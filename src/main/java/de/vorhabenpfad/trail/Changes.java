package de.vorhabenpfad.trail;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The changes of one transaction, written by one statement just before it commits: what is rolled back leaves no record. */
final class Changes implements TransactionSynchronization {

    private final TrailTable table;
    /** Each once, and whether it tells enough to make the others of the same person superfluous. */
    private final Map<TrailRecord, Boolean> records = new LinkedHashMap<>();

    private Changes(TrailTable table) {
        this.table = table;
    }

    static Changes ofTransaction(TrailTable table) {
        for (TransactionSynchronization one : TransactionSynchronizationManager.getSynchronizations()) {
            if (one instanceof Changes changes) {
                return changes;
            }
        }
        Changes changes = new Changes(table);
        TransactionSynchronizationManager.registerSynchronization(changes);
        return changes;
    }

    void add(TrailRecord record, boolean telling) {
        records.merge(record, telling, Boolean::logicalOr);
    }

    @Override
    public void beforeCommit(boolean readOnly) {
        List<Flood.Counted> rows = records.entrySet().stream().filter(one -> one.getValue() || !isTold(one.getKey().who()))
                .map(one -> new Flood.Counted(one.getKey(), 1)).toList();
        records.clear();
        if (!rows.isEmpty()) {
            table.write(rows);
        }
    }

    private boolean isTold(@Nullable String who) {
        return records.entrySet().stream().anyMatch(one -> one.getValue() && Objects.equals(one.getKey().who(), who));
    }
}
