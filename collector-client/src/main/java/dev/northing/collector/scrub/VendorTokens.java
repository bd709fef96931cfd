package dev.northing.collector.scrub;

import java.util.ArrayList;
import java.util.List;

/** Credentials that vendors mark with a prefix, found by their first character. */
final class VendorTokens {

    /** Prefix and the shortest rest, in characters; a prefix that ends in a slash stays. */
    private static final String TOKENS =
            "AKIA 16,ASIA 16,ABIA 16,ACCA 16,A3T 16,ABSK 100,ghp_ 30,gho_ 30,ghu_ 30,ghs_ 30,ghr_ 30,"
                    + "github_pat_ 30,glpat- 16,gloas- 30,gldt- 16,glrt- 16,glrtr- 16,glcbt- 16,glptt- 30,glft- 16,glsoat- 16,glimt- 16,"
                    + "glagent- 30,glffct- 16,GR1348941 16,_gitlab_session= 20,xoxa- 10,xoxb- 10,xoxp- 10,xoxr- 10,xoxs- 10,"
                    + "xoxe- 10,xoxo- 10,xoxe. 10,xoxc- 10,xoxd- 10,xapp- 10,sk_live_ 10,sk_test_ 10,rk_live_ 10,rk_test_ 10,sk_prod_ 10,"
                    + "rk_prod_ 10,pk_live_ 20,whsec_ 20,AIza 30,ya29. 20,GOCSPX- 20,npm_ 30,pypi-AgEI 20,SG. 30,hf_ 30,api_org_ 30,"
                    + "sk-ant- 20,sk-proj- 20,sk-svcacct- 20,sk-admin- 20,sk-or-v1- 20,sk- 32,dop_v1_ 40,doo_v1_ 40,dor_v1_ 40,"
                    + "shpat_ 30,shpca_ 30,shppa_ 30,shpss_ 30,sq0atp- 20,sq0csp- 30,sq0idp- 20,EAAA 50,EAACEdEose0cBA 20,SK 32,AC 32,"
                    + "key- 32,dckr_pat_ 20,dckr_oat_ 20,dapi 32,dp.pt. 30,dp.st. 30,dp.ct. 30,tfp_ 40,hvs. 24,hvb. 24,hvr. 24,s. 24,"
                    + "lin_api_ 30,lin_oauth_ 30,ntn_ 40,secret_ 40,PMAK- 30,pnu_ 30,pscale_tkn_ 30,pscale_pw_ 30,pscale_oauth_ 30,"
                    + "rubygems_ 40,sntrys_ 30,sntryu_ 30,snyk_ 30,squ_ 30,sqp_ 30,sqa_ 30,tskey- 20,AGE-SECRET-KEY-1 50,"
                    + "ATATT3 50,ATCTT3 50,ATBB 20,BBDC- 30,CLOJARS_ 50,cio_ 30,dt0c01. 24,dt0s01. 24,EZAK 40,EZTK 40,"
                    + "FLWSECK_TEST- 12,FLWPUBK_TEST- 12,FLWSECK- 12,flb_live_ 20,fio-u- 40,fo1_ 30,fm1 40,fm2_ 40,glc_ 30,glsa_ 30,"
                    + "eyJrIjoi 40,hrku- 30,HRKU- 30,HRKU_ 30,ico- 30,ddp_ 30,dnkey- 20,duffel_live_ 30,duffel_test_ 30,live_ 30,test_ 30,lls 40,"
                    + "NRAK- 20,NRII- 20,NRJS- 15,NRRA- 20,nfp_ 30,oy2 40,pat_ 30,pul- 30,perm: 30,phc_ 30,phx_ 30,rdme_ 50,"
                    + "r8_ 30,sbp_ 30,sb_secret_ 20,scw_ 30,sha256~ 40,shippo_live_ 30,shippo_test_ 30,sgp_ 30,sl. 60,sl.u. 60,"
                    + "tk- 30,v1.0- 100,vercel_ 20,xkeysib- 60,xsmtpsib- 60,xai- 40,gsk_ 40,p8e- 30,pplx- 40,pkp_ 20,bkua_ 30,"
                    + "cfut_ 30,CFPAT- 30,CCIPAT_ 20,CCIPRJ_ 20,LTAI 16,AKID 20,AKCp 60,cmVmd 50,EKIA 16,t1. 60,YC 38,AQVN 30,"
                    + "ops_ey 100,A3- 30,lsv2_pt_ 30,lsv2_sk_ 30,nvapi- 40,jina_ 40,ABTT 20,apify_api_ 30,aio_ 26,akab- 30,"
                    + "figd_ 30,fly_ 40,INFURA 32,mfp_ 40,mercury_production_ 20,pdl_live_ 20,rpa_ 30,ss_ 40,sha1~ 30,supabase_ 30,"
                    + "hooks.slack.com/services/ 20,hooks.slack.com/workflows/ 20,discord.com/api/webhooks/ 30,"
                    + "discordapp.com/api/webhooks/ 30,webhook.office.com/webhookb2/ 40,api.telegram.org/bot 30";

    private static final VendorTokens ALL = new VendorTokens();

    private final Token[][] byFirst = new Token[128][];
    /** For every first character the second ones, one bit for every 64th: most words end here. */
    private final long[] seconds = new long[128];

    private record Token(String prefix, int shortest) {}

    private VendorTokens() {
        List<List<Token>> tokens = new ArrayList<>();
        for (int c = 0; c < byFirst.length; c++) {
            tokens.add(new ArrayList<>());
        }
        for (String each : TOKENS.split(",", -1)) {
            int space = each.indexOf(' ');
            Token token = new Token(each.substring(0, space), Integer.parseInt(each.substring(space + 1)));
            tokens.get(token.prefix.charAt(0)).add(token);
            seconds[token.prefix.charAt(0)] |= 1L << token.prefix.charAt(1);
        }
        for (int c = 0; c < byFirst.length; c++) {
            byFirst[c] = tokens.get(c).toArray(new Token[0]);
        }
    }

    /** The credential that begins there. */
    static long match(String text, int start) {
        char first = text.charAt(start);
        if ((ALL.seconds[first] >>> Chars.at(text, start + 1) & 1) == 0) {
            return Hit.NONE;
        }
        for (Token token : ALL.byFirst[first]) {
            if (text.startsWith(token.prefix, start)) {
                long hit = match(text, start, token);
                if (hit != Hit.NONE) {
                    return hit;
                }
            }
        }
        return Hit.NONE;
    }

    private static long match(String text, int start, Token token) {
        int rest = start + token.prefix.length();
        boolean url = token.prefix.indexOf('/') > 0;
        int end = rest;
        int digits = 0;
        int upper = 0;
        int humps = 0;
        while (end < text.length() && isToken(text.charAt(end), url)) {
            char c = text.charAt(end++);
            digits += Chars.isDigit(c) ? 1 : 0;
            upper += Chars.isUpper(c) ? 1 : 0;
            humps += c == '_' || c == '-' || c == '.' ? 1 : 0;
        }
        int length = end - rest;
        boolean random = (digits > 0 || (upper > 0 && upper < length)) && humps <= 2 + length / 8;
        return length >= token.shortest && random ? Hit.of(url ? rest : start, end, rule(url)) : Hit.NONE;
    }

    private static Rule rule(boolean url) {
        return url ? Rule.SECRET_WEBHOOK : Rule.SECRET_VENDOR;
    }

    private static boolean isToken(char c, boolean url) {
        return Chars.isAlphanumeric(c)
                || c == '_'
                || c == '-'
                || c == '.'
                || c == '='
                || (url && (c == '/' || c == ':'));
    }
}
