package dev.northing.collector.transport;

import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Leaves out the direct way where a proxy is named: a proxy that refuses must not be walked around. */
final class NoBypass extends ProxySelector {

    private static final List<Proxy> DIRECT = List.of(Proxy.NO_PROXY);

    private final Supplier<? extends @Nullable ProxySelector> selector;

    NoBypass(Supplier<? extends @Nullable ProxySelector> selector) {
        this.selector = selector;
    }

    @Override
    public List<Proxy> select(@Nullable URI uri) {
        ProxySelector asked = selector.get();
        List<Proxy> named = asked == null ? DIRECT : asked.select(uri);
        List<Proxy> proxies = named.stream()
                .filter(proxy -> proxy.type() != Proxy.Type.DIRECT)
                .toList();
        return proxies.isEmpty() ? DIRECT : proxies;
    }

    @Override
    public void connectFailed(@Nullable URI uri, @Nullable SocketAddress address, @Nullable IOException failure) {
        ProxySelector asked = selector.get();
        if (asked != null) {
            asked.connectFailed(uri, address, failure);
        }
    }
}
