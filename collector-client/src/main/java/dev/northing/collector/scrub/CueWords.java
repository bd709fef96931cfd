package dev.northing.collector.scrub;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The cue words: English, German, French, Spanish, Italian, Portuguese, Dutch, Polish, Chinese, Japanese, Arabic. */
final class CueWords {

    static final Lexicon LEXICON = new CueWords().lexicon();

    private final Map<String, Long> words = new HashMap<>();

    private CueWords() {
        people();
        numbers();
        places();
        secrets();
        machines();
    }

    private Lexicon lexicon() {
        return new Lexicon(words, Cues.QUALIFIER, ~Cues.IP & ~Cues.AGAINST_NUMBERS & ~Cues.QUALIFIER);
    }

    private void people() {
        add(
                Cues.PERSON,
                "firstname,first name,lastname,last name,fullname,full name,surname,forename,given name,"
                        + "family name,middle name,maiden name,customer name,contact name,patient name,employee name,"
                        + "cardholder,card holder,cardholder name,holder name,account holder,display name,real name,person name,"
                        + "author name,recipient name,sender name,passenger name,student name,owner name,nickname,"
                        + "vorname,nachname,familienname,kundenname,ansprechpartner,prénom,prenom,nom de famille,"
                        + "apellido,apellidos,nombre completo,nombre de pila,cognome,nome completo,sobrenome,apelido,"
                        + "voornaam,achternaam,imię,imie,nazwisko,姓名,名字,氏名,名前,苗字,الاسم,اسم العائلة");
        add(
                Cues.BIRTH,
                "dob,birth,birthday,birthdate,born,bday,date of birth,geburtsdatum,geburtstag,geboren,geb,"
                        + "naissance,né,née,anniversaire,nacimiento,nacido,nacida,nascita,nato,nata,nascimento,nascido,nascida,"
                        + "geboortedatum,geboorte,urodzenia,urodzony,urodzona,urodziny,出生,生日,出生日期,生年月日,誕生日,"
                        + "الميلاد,تاريخ الميلاد,مواليد");
        add(
                Cues.PHONE,
                "phone,telephone,tel,mobile,cell,cellphone,fax,msisdn,whatsapp,call,sms,text me,dial,phones,"
                        + "telefon,telefonnummer,handy,handynummer,mobil,mobilnummer,rufnummer,rückruf,téléphone,portable,"
                        + "teléfono,telefono,móvil,movil,celular,llame,cellulare,telefone,telemóvel,celulare,telefoonnummer,"
                        + "telefoon,mobiel,komórka,komórkowy,numer telefonu,电话,电话号码,手机,手机号,手机号码,電話,電話番号,携帯,"
                        + "携帯電話,هاتف,الهاتف,جوال,رقم الهاتف,موبايل");
        add(Cues.MAIL, "email,mail,e mail,correo,courriel,邮箱,电子邮件,メール,بريد");
    }

    private void numbers() {
        add(
                Cues.CARD,
                "card,credit,creditcard,debit,visa,mastercard,amex,pan,cc,card number,payment,kreditkarte,"
                        + "kartennummer,karte,carte,carte bancaire,carte bleue,tarjeta,carta,carta di credito,cartão,cartao,"
                        + "creditcardnummer,kaart,karta,karty,numer karty,信用卡,卡号,银行卡,カード,カード番号,クレジット,بطاقة,"
                        + "بطاقة الائتمان");
        add(
                Cues.NATIONAL,
                "passport,ssn,social security,social insurance,sin,itin,tin,ein,tax id,taxpayer,tax number,"
                        + "tax file,tfn,abn,national id,national insurance,nino,nhs,npi,mbi,medicare,medicaid,aadhaar,aadhar,"
                        + "uidai,pan number,pan card,driver license,drivers license,driver s license,driving licence,"
                        + "driving license,license number,licence number,identity card,identity number,id card,id number,"
                        + "identification number,personal number,personal id,health insurance,health card,health number,"
                        + "nric,fin,rrn,resident registration,citizen id,my number,voter id,vat,vat id,vat number,"
                        + "reisepass,pass,passnummer,ausweis,personalausweis,ausweisnummer,steuer,steuernummer,"
                        + "steueridentifikationsnummer,steuer id,idnr,sozialversicherung,sozialversicherungsnummer,"
                        + "rentenversicherungsnummer,krankenversicherung,krankenversichertennummer,versichertennummer,"
                        + "führerschein,passeport,carte d identité,carte identité,nir,insee,numéro fiscal,sécurité sociale,"
                        + "securite sociale,permis de conduire,pasaporte,dni,nie,nif,cédula,cedula,curp,rfc,"
                        + "seguridad social,número de identidad,licencia de conducir,passaporto,codice fiscale,"
                        + "carta d identità,carta identità,partita iva,patente,passaporte,cpf,cnpj,rg,nis,"
                        + "número de contribuinte,contribuinte,paspoort,bsn,burgerservicenummer,sofinummer,rijbewijs,"
                        + "identiteitskaart,paszport,paszportu,pesel,nip,dowód osobisty,dowodu,prawo jazdy,"
                        + "personnummer,samordningsnummer,henkilötunnus,hetu,cpr,cpr nummer,fødselsnummer,rijksregisternummer,"
                        + "numéro national,ahv,avs,rodné číslo,rut,run,tc kimlik,tckn,kimlik,teudat zehut,rsa id,"
                        + "护照,护照号,身份证,身份证号,身份证号码,税号,社保,パスポート,旅券,旅券番号,マイナンバー,個人番号,納税者番号,"
                        + "免許証,جواز,جواز السفر,رقم الجواز,الهوية,رقم الهوية,الرقم الضريبي,주민등록번호,여권");
        add(Cues.BANK, "iban,account number,bank account,kontonummer,konto,rekening,cuenta,conto,conta");
    }

    private void places() {
        add(
                Cues.ADDRESS,
                "street address,postal address,home address,billing address,shipping address,mailing address,"
                        + "delivery address,address line,addr line,street,straße,strasse,anschrift,adresse postale,rue,"
                        + "dirección,indirizzo,endereço,adres,住所,地址,العنوان");
        add(Cues.LATITUDE, "lat,latitude,breitengrad,latitud,latitudine,纬度,緯度,خط العرض");
        add(Cues.LONGITUDE, "lng,lon,long,longitude,längengrad,longitud,longitudine,经度,経度,خط الطول");
        add(Cues.POSITION, "geo,gps,coordinates,coordinate,coords,location,geolocation,latlng,latlon,position");
        add(
                Cues.IP,
                "ip,ipv,ip address,client ip,remote addr,remote address,from,client,host,addr,peer,origin,"
                        + "forwarded for,x forwarded for,remote,server,src,dst,source,destination,address,ips,inet");
    }

    private void secrets() {
        add(
                Cues.SECRET,
                "password,passwd,pwd,passphrase,pass phrase,passcode,secret,token,apikey,api key,api token,"
                        + "access key,access token,auth token,auth key,private key,secret key,secretkey,client secret,"
                        + "clientsecret,session id,sessionid,session key,session token,sessiontoken,sid,jsessionid,phpsessid,"
                        + "csrf,csrftoken,xsrf,csrf token,otp,totp,pin code,verification code,credential,credentials,"
                        + "authorization,signature,sig,x amz signature,x amz credential,x amz security token,x goog signature,"
                        + "encryption key,signing key,account key,shared key,sharedaccesskey,shared access key,accountkey,"
                        + "accesskey,accesstoken,authtoken,refreshtoken,refresh token,idtoken,id token,bearer,license key,"
                        + "webhook secret,app key,appkey,app secret,appsecret,consumer key,consumer secret,service key,"
                        + "master key,deploy key,subscription key,storage key,integration key,publishable key,auth,"
                        + "connection string,connectionstring,cvv,cvc,security code,private token,job token,oauth,"
                        + "passwort,kennwort,mot de passe,mdp,contraseña,contrasena,clave,senha,parola d ordine,wachtwoord,"
                        + "hasło,haslo,密码,密钥,パスワード,暗証番号,秘密,كلمة المرور,كلمة السر");
        add(
                Cues.SECRET | Cues.CODE,
                "otp,totp,pin,pin code,cvv,cvc,passcode,verification code,security code,one time password");
        add(Cues.SECRET, "pass,aws access key id,awsaccesskeyid,x amz signature,x goog credential,refreshtoken");
        add(Cues.COOKIE, "cookie,set cookie,cookies");
        add(
                Cues.DEVICE,
                "device id,deviceid,imei,imsi,iccid,idfa,idfv,gaid,adid,advertising id,ad id,android id,"
                        + "udid,machine id,machineid,hardware id,serial number,serialnumber,serial no,vendor id,"
                        + "device identifier,device token,device serial,meid,seriennummer,gerätenummer,"
                        + "numéro de série,número de serie,设备号,シリアル番号");
    }

    private void machines() {
        add(
                Cues.VERSION,
                "version,versions,ver,v,firmware,build,release,sdk,chrome,edge,edg,opr,safari,revision,rev,"
                        + "bundle,upgrade,upgraded,patch,jdk,jre,kernel,agent version,tag");
        add(
                Cues.QUANTITY,
                "bytes,byte,ns,ms,us,heap,ts,epoch,timestamp,time,duration,elapsed,size,count,total,offset,"
                        + "seq,sequence,order,order id,order number,invoice,ticket,job,job id,pipeline,issue,line,row,rows,"
                        + "price,amount,usd,eur,gbp,port,pid,tid,thread,nanos,millis,micros,seconds,sec,kb,mb,gb,memory,mem,"
                        + "limit,page,index,number of,bestellung,rechnung,auftrag,commande,facture,pedido,factura,"
                        + "sku,ean,upc,gtin,isbn,issn,doi,barcode,tracking,shipment,rate,ratio,score,percent,quantity,qty,"
                        + "created at,updated at,metric,metrics,value,run id,article,product,item,batch,record,"
                        + "transaction,txn,reference,ref,case,id,ids");
        add(
                Cues.HASH,
                "uuid,guid,trace,span,commit,sha,digest,etag,hash,md,checksum,fingerprint,blob,trace id,"
                        + "span id,request id,correlation id,revision,crc,object id,oid,txid,tx,block");
        add(
                Cues.QUALIFIER,
                "count,counts,length,len,type,types,policy,size,ttl,expires,expiry,expiration,expired,"
                        + "enabled,disabled,required,strength,total,max,min,age,attempts,attempt,status,version,url,uri,kind,"
                        + "format,created,used,usage,updated,deleted,revoked,rotated,limit,limits,tokens,scheme,algorithm,alg,"
                        + "method,methods,provider,source,mode,level,state,number of,reset,changed,allowed,registered,present,"
                        + "valid,invalid,rotation,manager,store,endpoint,expire,field,label,hint,page,form,class,model,os,"
                        + "platform,vendor,scope,scopes,issuer,audience,name,path,file,prefix,bytes,ms,at,count all,"
                        + "errors,error,failures,failed,success,rule,rules,event,action");
    }

    private void add(long meaning, String phrases) {
        for (String phrase : phrases.split(",", -1)) {
            words.merge(phrase.toLowerCase(Locale.ROOT), meaning, (a, b) -> a | b);
        }
    }
}
