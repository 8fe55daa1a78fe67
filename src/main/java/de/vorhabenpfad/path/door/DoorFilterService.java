package de.vorhabenpfad.path.door;

import java.util.List;

import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.FilterServiceImpl;
import org.camunda.bpm.engine.query.Query;

/** What extends or fills a filter is a query like any other: no expressions from outside, not even inside an "or". */
final class DoorFilterService extends FilterServiceImpl {

    private final Doorkeeper keeper;

    DoorFilterService(Doorkeeper keeper) {
        this.keeper = keeper;
    }

    @Override
    public Filter saveFilter(Filter filter) {
        keeper.refuseExpressions(filter.getQuery());
        return super.saveFilter(filter);
    }

    @Override
    public <T, Q extends Query<?, T>> List<T> list(String filterId, Q extending) {
        keeper.refuseExpressions(extending);
        return super.list(filterId, extending);
    }

    @Override
    public <T, Q extends Query<?, T>> List<T> listPage(String filterId, Q extending, int first, int max) {
        keeper.refuseExpressions(extending);
        return super.listPage(filterId, extending, first, max);
    }

    @Override
    public <T, Q extends Query<?, T>> T singleResult(String filterId, Q extending) {
        keeper.refuseExpressions(extending);
        return super.singleResult(filterId, extending);
    }

    @Override
    public Long count(String filterId, Query<?, ?> extending) {
        keeper.refuseExpressions(extending);
        return super.count(filterId, extending);
    }
}
