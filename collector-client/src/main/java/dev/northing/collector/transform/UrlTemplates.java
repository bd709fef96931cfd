package dev.northing.collector.transform;

import dev.northing.core.privacy.ValueAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keeps scheme, host, the template of the path, and allowed queries of a web address. Immutable. */
record UrlTemplates(Set<String> hosts, List<List<String>> templates, Set<String> queryKeys)
        implements Treatment.TextTreatment {

    private static final int LONGEST_SCHEME = 16;
    /** Characters of a kept query's value at most; a longer one is left out with its key. */
    private static final int LONGEST_QUERY_VALUE = 64;

    static UrlTemplates of(ValueAction.Url url) {
        List<List<String>> templates = new ArrayList<>();
        for (String template : url.templates()) {
            templates.add(segments(template));
        }
        return new UrlTemplates(Set.copyOf(url.hosts()), List.copyOf(templates), Set.copyOf(url.query()));
    }

    @Override
    public @Nullable String treat(String text) {
        String url = text.strip();
        int colon = url.indexOf("://");
        boolean absolute = colon > 0 && isScheme(url, colon);
        if (!absolute && !url.startsWith("/")) {
            return null;
        }
        int start = absolute ? colon + 3 : 0;
        int path = absolute ? first(url, start, "/\\?#") : 0;
        int query = first(url, path, "?#");
        StringBuilder out = new StringBuilder(64);
        if (absolute) {
            out.append(url.substring(0, colon).toLowerCase(Locale.ROOT)).append("://");
            out.append(host(url.substring(start, path)));
        }
        out.append(template(url.substring(path, query)));
        appendQuery(url, query, out);
        return out.toString();
    }

    private static boolean isScheme(String url, int end) {
        if (end > LONGEST_SCHEME) {
            return false;
        }
        for (int i = 0; i < end; i++) {
            char c = Character.toLowerCase(url.charAt(i));
            if ((c < 'a' || c > 'z') && (i == 0 || c < '0' || c > '9')) {
                return false;
            }
        }
        return true;
    }

    private static int first(String text, int from, String any) {
        for (int i = from; i < text.length(); i++) {
            if (any.indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return text.length();
    }

    /** Whoever is in front of the last at-sign is a user, whatever stands there. */
    private String host(String authority) {
        String place = authority.substring(authority.lastIndexOf('@') + 1);
        boolean bracketed = place.startsWith("[") && place.indexOf(']') > 0;
        int colon = place.indexOf(':');
        String host =
                bracketed ? place.substring(0, place.indexOf(']') + 1) : colon >= 0 ? place.substring(0, colon) : place;
        String lower = host.toLowerCase(Locale.ROOT);
        return hosts.contains(lower) ? lower : kind(lower);
    }

    private static String kind(String host) {
        if (host.isEmpty()) {
            return "";
        }
        if (host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]")) {
            return "{loopback}";
        }
        return IpAddress.parse(host) == null ? "{host}" : "{ip}";
    }

    private String template(String path) {
        if (path.isEmpty() || path.equals("/")) {
            return path;
        }
        List<String> segments = segments(path);
        for (List<String> template : templates) {
            if (fits(segments, template)) {
                return "/" + String.join("/", template);
            }
        }
        return "/{path}";
    }

    private static List<String> segments(String path) {
        String bare = path.endsWith("/") && path.length() > 1 ? path.substring(0, path.length() - 1) : path;
        return List.of(bare.substring(1).split("/", -1));
    }

    private static boolean fits(List<String> segments, List<String> template) {
        if (segments.size() != template.size()) {
            return false;
        }
        for (int i = 0; i < segments.size(); i++) {
            String wanted = template.get(i);
            boolean open = wanted.startsWith("{") && wanted.endsWith("}");
            if (!open && !wanted.equals(segments.get(i))) {
                return false;
            }
        }
        return true;
    }

    private void appendQuery(String url, int from, StringBuilder out) {
        if (from >= url.length() || url.charAt(from) != '?') {
            return;
        }
        char before = '?';
        int end = first(url, from, "#");
        for (String pair : url.substring(from + 1, end).split("&", -1)) {
            int equals = pair.indexOf('=');
            String key = equals < 0 ? pair : pair.substring(0, equals);
            if (queryKeys.contains(key) && pair.length() - key.length() <= LONGEST_QUERY_VALUE) {
                out.append(before).append(pair);
                before = '&';
            }
        }
    }
}
