package dev.northing.metrics.revenue;

import dev.northing.metrics.Money;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Goes through the months in order and says for every customer how its revenue moved. */
final class MovementWalk {

    private final Currency currency;
    private final Set<String> everPaid = new HashSet<>();
    private long newBusiness;
    private long expansion;
    private long contraction;
    private long churn;
    private long reactivation;

    MovementWalk(Currency currency) {
        this.currency = currency;
    }

    List<MrrMovements> walk(Map<YearMonth, CustomerTotals> months) {
        List<MrrMovements> movements = new ArrayList<>();
        CustomerTotals before = null;
        for (Map.Entry<YearMonth, CustomerTotals> month : months.entrySet()) {
            if (before != null) {
                movements.add(step(month.getKey(), before, month.getValue()));
            }
            before = month.getValue();
            everPaid.addAll(before.minor().keySet());
        }
        return movements;
    }

    private MrrMovements step(YearMonth month, CustomerTotals before, CustomerTotals after) {
        newBusiness = expansion = contraction = churn = reactivation = 0;
        Set<String> customers = new HashSet<>(before.minor().keySet());
        customers.addAll(after.minor().keySet());
        customers.forEach(customer -> move(customer, before.of(customer), after.of(customer)));
        return new MrrMovements(
                month,
                money(before.sum()),
                money(newBusiness),
                money(expansion),
                money(contraction),
                money(churn),
                money(reactivation),
                money(after.sum()));
    }

    private void move(String customer, long before, long after) {
        if (before == 0 && everPaid.contains(customer)) {
            reactivation = Math.addExact(reactivation, after);
        } else if (before == 0) {
            newBusiness = Math.addExact(newBusiness, after);
        } else if (after == 0) {
            churn = Math.addExact(churn, before);
        } else if (after >= before) {
            expansion = Math.addExact(expansion, after - before);
        } else {
            contraction = Math.addExact(contraction, before - after);
        }
    }

    private Money money(long minor) {
        return new Money(minor, currency);
    }
}
