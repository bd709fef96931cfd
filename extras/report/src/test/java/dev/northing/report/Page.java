package dev.northing.report;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** A written page as the JDK's XML parser reads it; a page that is not well-formed fails the test. */
record Page(Document document) {

    static Page of(Report report) {
        return parse(HtmlReport.render(report));
    }

    static Page parse(String html) {
        try {
            return new Page(DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(html))));
        } catch (ParserConfigurationException | SAXException e) {
            throw new AssertionError("the page is not well-formed", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Element> all(String tag) {
        return all(document.getDocumentElement(), tag);
    }

    static List<Element> all(Element root, String tag) {
        NodeList found = root.getElementsByTagName(tag);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    List<String> texts(String tag) {
        return all(tag).stream().map(Element::getTextContent).toList();
    }

    /** Every cell and row name of every table, with ordinary blanks. */
    List<String> cells() {
        List<String> cells = new ArrayList<>(texts("td"));
        cells.addAll(texts("th"));
        return cells.stream().map(it -> it.replace('\u00A0', ' ')).toList();
    }
}
