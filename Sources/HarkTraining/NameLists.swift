/// Names that everybody knows, written for Hark: what a tagger can't learn from twelve thousand sentences.
///
/// Each list is a bit of ``WordForm/lists``; a name of several words marks each of its words in the list's second bit.
package enum NameLists {
    /// The bit of a list for names of one word; the next bit is for words of longer names.
    private static let all: [(bit: Int, names: String)] = [
        (2, places), (4, organisations), (6, surnames), (8, organisationWords), (9, titles), (10, placeWords),
    ]

    /// Each word of the lists with its bits.
    package static let words: [(word: String, bits: UInt32)] = all.flatMap { list in
        list.names.split(separator: ",").flatMap { name -> [(word: String, bits: UInt32)] in
            let words = name.split(separator: " ")
            return words.map { (String($0), 1 << UInt32(words.count == 1 ? list.bit : list.bit + 1)) }
        }
    }

    private static let places = """
        Afghanistan, Albania, Algeria, Andorra, Angola, Antigua, Argentina, Armenia, Australia, Austria, Azerbaijan, Bahamas, \
        Bahrain, Bangladesh, Barbados, Belarus, Belgium, Belize, Benin, Bhutan, Bolivia, Bosnia, Botswana, Brazil, Brunei, \
        Bulgaria, Burma, Burundi, Cambodia, Cameroon, Canada, Chad, Chile, China, Colombia, Comoros, Congo, Costa Rica, \
        Croatia, Cuba, Cyprus, Czech Republic, Czechia, Denmark, Djibouti, Dominica, Ecuador, Egypt, El Salvador, England, \
        Eritrea, Estonia, Ethiopia, Fiji, Finland, France, Gabon, Gambia, Germany, Ghana, Greece, Greenland, Grenada, \
        Guatemala, Guinea, Guyana, Haiti, Honduras, Hong Kong, Hungary, Iceland, India, Indonesia, Iran, Iraq, Ireland, Israel, \
        Italy, Jamaica, Japan, Jordan, Kazakhstan, Kenya, Korea, Kosovo, Kuwait, Kyrgyzstan, Laos, Latvia, Lebanon, Lesotho, \
        Liberia, Libya, Liechtenstein, Lithuania, Luxembourg, Macao, Macau, Macedonia, Madagascar, Malawi, Malaysia, Maldives, \
        Mali, Malta, Mauritania, Mauritius, Mexico, Moldova, Monaco, Mongolia, Montenegro, Morocco, Mozambique, Myanmar, \
        Namibia, Nepal, Netherlands, New Zealand, Nicaragua, Niger, Nigeria, Norway, Oman, Pakistan, Palestine, Panama, \
        Papua New Guinea, Paraguay, Peru, Philippines, Poland, Portugal, Puerto Rico, Qatar, Romania, Russia, Rwanda, Samoa, \
        Saudi Arabia, Scotland, Senegal, Serbia, Seychelles, Sierra Leone, Singapore, Slovakia, Slovenia, Somalia, South Africa, \
        Spain, Sri Lanka, Sudan, Suriname, Swaziland, Sweden, Switzerland, Syria, Taiwan, Tajikistan, Tanzania, Thailand, Tibet, \
        Togo, Tonga, Trinidad, Tunisia, Turkey, Turkmenistan, Uganda, Ukraine, UAE, UK, USA, USSR, Uruguay, Uzbekistan, Vatican, \
        Venezuela, Vietnam, Wales, Yemen, Yugoslavia, Zambia, Zimbabwe, Alabama, Alaska, Arizona, Arkansas, California, \
        Colorado, Connecticut, Delaware, Florida, Georgia, Hawaii, Idaho, Illinois, Indiana, Iowa, Kansas, Kentucky, Louisiana, \
        Maine, Maryland, Massachusetts, Michigan, Minnesota, Mississippi, Missouri, Montana, Nebraska, Nevada, New Hampshire, \
        New Jersey, New Mexico, New York, North Carolina, North Dakota, Ohio, Oklahoma, Oregon, Pennsylvania, Rhode Island, \
        South Carolina, South Dakota, Tennessee, Texas, Utah, Vermont, Virginia, Washington, West Virginia, Wisconsin, Wyoming, \
        AL, AK, AZ, AR, CA, CO, CT, FL, GA, IL, KS, KY, LA, MD, MA, MI, MN, MO, MT, NE, NV, NH, NJ, NM, NY, NC, ND, OH, OK, PA, \
        RI, SC, SD, TN, TX, UT, VT, VA, WA, WV, WI, WY, NYC, DC, Alberta, Manitoba, Ontario, Quebec, Saskatchewan, Nova Scotia, \
        British Columbia, New Brunswick, Newfoundland, Yukon, Queensland, Victoria, Tasmania, New South Wales, Kerala, Punjab, \
        Kashmir, Gujarat, Rajasthan, Maharashtra, Karnataka, Tamil Nadu, Bihar, Assam, Goa, Uttar Pradesh, Bengal, Haryana, \
        Kent, Devon, Cornwall, Essex, Sussex, Norfolk, Suffolk, Yorkshire, Lancashire, Derbyshire, Cheshire, Surrey, Somerset, \
        Shropshire, Dorset, Cumbria, Bavaria, Saxony, Tuscany, Sicily, Lombardy, Catalonia, Andalusia, Normandy, Brittany, \
        Provence, Burgundy, Flanders, Siberia, Crimea, Chechnya, Hokkaido, Okinawa, Sichuan, Guangdong, Xinjiang, Hunan, Hubei, \
        Abu Dhabi, Accra, Addis Ababa, Adelaide, Albany, Albuquerque, Aleppo, Alexandria, Algiers, Amman, Amsterdam, Anaheim, \
        Anchorage, Ankara, Ann Arbor, Antwerp, Athens, Atlanta, Auckland, Austin, Baghdad, Baku, Bali, Baltimore, Bangalore, \
        Bangkok, Barcelona, Basel, Basra, Beijing, Beirut, Belfast, Belgrade, Berkeley, Berlin, Bern, Bethlehem, Birmingham, \
        Bogota, Boise, Bologna, Bombay, Bonn, Bordeaux, Boston, Boulder, Brasilia, Bratislava, Bremen, Brighton, Brisbane, \
        Bristol, Brooklyn, Bronx, Manhattan, Queens, Harlem, Brussels, Bucharest, Budapest, Buenos Aires, Buffalo, Cairo, \
        Calcutta, Calgary, Cambridge, Canberra, Cancun, Cape Town, Caracas, Cardiff, Casablanca, Charleston, Charlotte, Chennai, \
        Chicago, Christchurch, Cincinnati, Cleveland, Cologne, Colombo, Columbus, Copenhagen, Cordoba, Dakar, Dallas, Damascus, \
        Darwin, Davos, Delhi, New Delhi, Denver, Des Moines, Detroit, Dhaka, Doha, Dresden, Dubai, Dublin, Durban, Edinburgh, \
        Edmonton, El Paso, Eugene, Fallujah, Florence, Frankfurt, Fresno, Fort Worth, Galway, Gaza, Geneva, Genoa, Glasgow, \
        Gurgaon, Noida, Guangzhou, Haifa, Halifax, Hamburg, Hamilton, Hanoi, Havana, Helsinki, Hiroshima, Hollywood, Honolulu, \
        Houston, Hyderabad, Indianapolis, Islamabad, Istanbul, Jaipur, Jakarta, Jeddah, Jerusalem, Johannesburg, Kabul, Kandahar, \
        Karachi, Kathmandu, Kiev, Kyiv, Kyoto, Lagos, Lahore, Las Vegas, Vegas, Leeds, Leicester, Lima, Lisbon, Liverpool, London, \
        Los Angeles, LA, Louisville, Lyon, Madison, Madrid, Malaga, Manchester, Manila, Marseille, Mecca, Medina, Melbourne, Memphis, \
        Mexico City, Miami, Milan, Milwaukee, Minneapolis, Mogadishu, Mombasa, Montreal, Moscow, Mosul, Mumbai, Munich, Nagasaki, \
        Nairobi, Najaf, Nanjing, Naples, Nashville, New Haven, New Orleans, Newark, Newcastle, Nice, Nicosia, Norwich, Nottingham, \
        Oakland, Odessa, Omaha, Orlando, Osaka, Oslo, Ottawa, Oxford, Palo Alto, Paris, Pasadena, Perth, Peshawar, Philadelphia, \
        Phoenix, Phnom Penh, Pittsburgh, Plymouth, Portland, Porto, Prague, Pretoria, Pyongyang, Quito, Ramallah, Raleigh, \
        Reno, Richmond, Riga, Rio de Janeiro, Riyadh, Rochester, Rome, Rotterdam, Sacramento, Saigon, Salem, Salt Lake City, \
        Salzburg, Samarra, San Antonio, San Diego, San Francisco, San Jose, San Juan, San Mateo, San Rafael, Santa Barbara, \
        Santa Fe, Santa Monica, Santiago, Santo Domingo, Sao Paulo, Sarajevo, Savannah, Seattle, Seoul, Seville, Shanghai, Sheffield, \
        Shenzhen, Sofia, Southampton, Spokane, Srinagar, Stockholm, Strasbourg, Stuttgart, Sunnyvale, Sydney, Tacoma, Taipei, \
        Tallinn, Tampa, Tashkent, Tbilisi, Tehran, Tel Aviv, Tikrit, Tokyo, Toledo, Topeka, Toronto, Tripoli, Tucson, Tulsa, Tunis, \
        Turin, Vancouver, Venice, Vienna, Vilnius, Warsaw, Wellington, Winnipeg, Wuhan, Yokohama, York, Zagreb, Zurich, \
        Europe, Asia, Africa, America, Americas, Antarctica, Oceania, Eurasia, Scandinavia, Balkans, Caucasus, Caribbean, \
        Mediterranean, Atlantic, Pacific, Arctic, Baltic, Sahara, Himalayas, Alps, Andes, Rockies, Everest, Nile, Amazon River, \
        Thames, Danube, Rhine, Mississippi River, Tigris, Euphrates, Ganges, Mekong, Middle East, Latin America, West Bank, \
        Silicon Valley, Wall Street, Broadway, White House, Pentagon, Kremlin, Capitol Hill, Times Square, Central Park, \
        Golden Gate, Niagara Falls, Grand Canyon, Yosemite, Yellowstone, Disneyland, Heathrow, Guantanamo, Chernobyl, Earth, Mars, Moon
        """

    private static let organisations = """
        Google, Microsoft, Apple, Amazon, Facebook, Twitter, Yahoo, IBM, Intel, Oracle, Cisco, Dell, HP, Hewlett Packard, Sony, \
        Samsung, Nokia, Motorola, Panasonic, Toshiba, Canon, Nikon, Kodak, Adobe, Mozilla, Netflix, eBay, PayPal, Skype, YouTube, \
        Wikipedia, LinkedIn, Instagram, Uber, Airbnb, Tesla, Toyota, Honda, Nissan, Mazda, Subaru, Hyundai, Kia, Ford, Chrysler, \
        General Motors, GM, BMW, Audi, Volkswagen, Mercedes, Porsche, Ferrari, Fiat, Volvo, Boeing, Airbus, Lockheed Martin, \
        General Electric, GE, Siemens, Philips, Bosch, Exxon, Exxon Mobil, Shell, BP, Chevron, Texaco, Mobil, Halliburton, Enron, \
        Dynegy, Reliant, El Paso Electric, PG&E, Edison, Walmart, Wal-Mart, Target, Costco, Kmart, Sears, Macys, Nordstrom, Ikea, \
        Home Depot, Lowes, Best Buy, Starbucks, McDonalds, Burger King, Wendys, Subway, KFC, Pizza Hut, Dominos, Taco Bell, \
        Chipotle, Applebees, Coca-Cola, Coke, Pepsi, PepsiCo, Nestle, Kraft, Unilever, Danone, Heinz, Kelloggs, Budweiser, Heineken, \
        Nike, Adidas, Puma, Reebok, Levis, Gap, Zara, Gucci, Prada, Chanel, Hilton, Hyatt, Marriott, Sheraton, Hertz, Avis, \
        FedEx, UPS, DHL, USPS, Delta, United, Lufthansa, Ryanair, Qantas, JetBlue, AirAsia, British Airways, Air France, \
        Verizon, AT&T, Sprint, T-Mobile, Vodafone, Comcast, Disney, Warner, Pixar, Universal, Paramount, Viacom, Nintendo, Sega, \
        Citibank, Citigroup, Chase, JPMorgan, Morgan Stanley, Goldman Sachs, Merrill Lynch, Lehman, HSBC, Barclays, Wells Fargo, \
        Bank of America, Deutsche Bank, UBS, Credit Suisse, Visa, Mastercard, American Express, Deloitte, KPMG, PwC, Accenture, \
        Ernst & Young, Arthur Andersen, McKinsey, Pfizer, Merck, Novartis, Roche, Bayer, GlaxoSmithKline, Monsanto, DuPont, \
        BBC, CNN, NBC, CBS, ABC, PBS, NPR, MSNBC, Fox News, Fox, ESPN, HBO, MTV, Reuters, AP, Associated Press, AFP, UPI, Xinhua, \
        Al Jazeera, New York Times, Washington Post, Wall Street Journal, WSJ, USA Today, Guardian, Telegraph, Economist, Newsweek, \
        Time Magazine, Forbes, Bloomberg, Der Spiegel, Le Monde, Haaretz, UN, United Nations, EU, European Union, NATO, OPEC, IMF, \
        WTO, WHO, UNESCO, UNICEF, ASEAN, World Bank, Red Cross, Greenpeace, Amnesty International, Interpol, Olympics, FIFA, UEFA, \
        NBA, NFL, MLB, NHL, NCAA, FBI, CIA, NSA, KGB, MI5, MI6, Mossad, IRS, FDA, EPA, FEMA, NASA, FAA, FCC, FTC, SEC, FERC, DEA, \
        DHS, DOJ, DOE, DOD, CDC, OSHA, NIH, GOP, Congress, Senate, House of Representatives, Parliament, Supreme Court, Knesset, \
        Hamas, Hezbollah, Fatah, Taliban, Al Qaeda, al-Qaeda, Qaeda, ISIS, PLO, IRA, Baath, Likud, Labour, Tories, Republicans, \
        Democrats, Republican Party, Democratic Party, Communist Party, ACLU, NAACP, NRA, AARP, YMCA, Harvard, Yale, Princeton, \
        Stanford, MIT, Caltech, Cornell, Columbia, Oxford University, Cambridge University, UCLA, NYU, USC, Georgetown, Rice, \
        Yankees, Red Sox, Mets, Dodgers, Giants, Cubs, Lakers, Celtics, Bulls, Knicks, Cowboys, Patriots, Packers, Steelers, \
        Arsenal, Chelsea, Real Madrid, Manchester United, Liverpool FC, Juventus, Bayern, Microsoft Office, Firefox, Blogger, Gmail, \
        Picasa, Flickr, PetSmart, Petco, Walgreens, CVS, Safeway, Kroger, Publix, Aldi, Tesco, Sainsburys, Alibaba, Taobao, Tencent, \
        WeChat, Huawei, Xiaomi, Lenovo, Baidu, JD, Meituan, ByteDance
        """

    private static let surnames = """
        Smith, Johnson, Williams, Brown, Jones, Garcia, Miller, Davis, Rodriguez, Martinez, Hernandez, Lopez, Gonzalez, Wilson, \
        Anderson, Thomas, Taylor, Moore, Jackson, Martin, Lee, Perez, Thompson, White, Harris, Sanchez, Clark, Ramirez, Lewis, \
        Robinson, Walker, Young, Allen, King, Wright, Scott, Torres, Nguyen, Hill, Flores, Green, Adams, Nelson, Baker, Hall, Rivera, \
        Campbell, Mitchell, Carter, Roberts, Gomez, Phillips, Evans, Turner, Diaz, Parker, Cruz, Edwards, Collins, Reyes, Stewart, \
        Morris, Morales, Murphy, Cook, Rogers, Gutierrez, Ortiz, Morgan, Cooper, Peterson, Bailey, Reed, Kelly, Howard, Ramos, Kim, \
        Cox, Ward, Richardson, Watson, Brooks, Chavez, Wood, James, Bennett, Gray, Mendoza, Ruiz, Hughes, Price, Alvarez, Castillo, \
        Sanders, Patel, Myers, Long, Ross, Foster, Jimenez, Powell, Jenkins, Perry, Russell, Sullivan, Bell, Coleman, Butler, \
        Henderson, Barnes, Gonzales, Fisher, Vasquez, Simmons, Romero, Jordan, Patterson, Alexander, Hamilton, Graham, Reynolds, \
        Griffin, Wallace, Moreno, West, Cole, Hayes, Bryant, Herrera, Gibson, Ellis, Tran, Medina, Aguilar, Stevens, Murray, Ford, \
        Castro, Marshall, Owens, Harrison, Fernandez, McDonald, Woods, Washington, Kennedy, Wells, Vargas, Henry, Chen, Freeman, Webb, \
        Tucker, Guzman, Burns, Crawford, Olson, Simpson, Porter, Hunter, Gordon, Mendez, Silva, Shaw, Snyder, Mason, Dixon, Munoz, \
        Hunt, Hicks, Holmes, Palmer, Wagner, Black, Robertson, Boyd, Rose, Stone, Salazar, Fox, Warren, Mills, Meyer, Rice, Schmidt, \
        Garza, Daniels, Ferguson, Nichols, Stephens, Soto, Weaver, Ryan, Gardner, Payne, Grant, Dunn, Kelley, Spencer, Hawkins, Arnold, \
        Pierce, Hansen, Peters, Santos, Hart, Bradley, Knight, Elliott, Cunningham, Duncan, Armstrong, Hudson, Carroll, Lane, Riley, \
        Andrews, Ray, Delgado, Berry, Perkins, Hoffman, Johnston, Matthews, Pena, Richards, Contreras, Willis, Carpenter, Lawrence, \
        Sandoval, Guerrero, George, Chapman, Rios, Estrada, Ortega, Watkins, Greene, Nunez, Wheeler, Valdez, Harper, Burke, Larson, \
        Santiago, Maldonado, Morrison, Franklin, Carlson, Austin, Dominguez, Carr, Lawson, Jacobs, OBrien, Lynch, Singh, Vega, Bishop, \
        Montgomery, Oliver, Jensen, Harvey, Williamson, Gilbert, Dean, Sims, Espinoza, Howell, Li, Wong, Reid, Hanson, Le, McCoy, \
        Garrett, Burton, Fuller, Wang, Weber, Welch, Rojas, Lucas, Marquez, Fields, Park, Yang, Little, Banks, Padilla, Day, Walsh, \
        Bowman, Schultz, Luna, Fowler, Mejia, Bush, Clinton, Obama, Trump, Biden, Reagan, Nixon, Carter, Cheney, Rumsfeld, Powell, \
        Kerry, Gore, Blair, Thatcher, Churchill, Putin, Yeltsin, Gorbachev, Stalin, Lenin, Hitler, Mussolini, Mao, Castro, Chavez, \
        Saddam, Hussein, Arafat, Abbas, Sharon, Netanyahu, Rabin, Peres, Barak, Mubarak, Assad, Khomeini, Ahmadinejad, Musharraf, \
        Bhutto, Gandhi, Nehru, Modi, Mandela, Annan, Laden, Zarqawi, Zawahiri, Sadr, Sistani, Allawi, Maliki, Karzai, Nasrallah, \
        Wolfowitz, Kissinger, Greenspan, Einstein, Newton, Darwin, Freud, Marx, Picasso, Mozart, Beethoven, Bach, Shakespeare, \
        Dickens, Tolkien, Rowling, Kurosawa, Spielberg, Lucas, Hitchcock, Khan, Sharma, Kumar, Gupta, Rao, Reddy, Iyer, Nair, Das, \
        Shah, Mehta, Joshi, Ali, Ahmed, Mohammed, Mohamed, Muhammad, Ibrahim, Hassan, Omar, Yusuf, Rahman, Aziz, Malik, Qureshi, \
        Zhang, Liu, Zhao, Huang, Zhou, Wu, Xu, Sun, Hu, Zhu, Gao, Lin, He, Guo, Ma, Luo, Liang, Song, Zheng, Xie, Tang, Feng, Deng, \
        Cao, Peng, Zeng, Xiao, Tian, Dong, Pan, Yuan, Cai, Jiang, Yu, Du, Ye, Cheng, Wei, Su, Lu, Ding, Ren, Shen, Tanaka, Suzuki, \
        Sato, Takahashi, Watanabe, Yamamoto, Nakamura, Kobayashi, Kato, Yoshida, Ivanov, Petrov, Popov, Kowalski, Nowak, Novak, \
        Muller, Schneider, Fischer, Becker, Schulz, Hoffmann, Koch, Bauer, Klein, Wolf, Schroeder, Neumann, Braun, Zimmermann, \
        Rossi, Russo, Ferrari, Esposito, Bianchi, Romano, Colombo, Ricci, Dubois, Durand, Moreau, Laurent, Lefebvre, Fournier, \
        Andersen, Nielsen, Hansen, Larsen, Johansson, Karlsson, Eriksson, Virtanen, OConnor, ONeill, OKeefe, McCarthy, McKenzie, \
        Cohen, Levy, Goldberg, Friedman, Katz, Shapiro, Rosenberg, Goldstein, Kaplan, Stein, Silva, Souza, Oliveira, Pereira, Costa
        """

    private static let organisationWords = """
        Inc, Inc., Corp, Corp., Corporation, Company, Co., Ltd, Ltd., LLC, L.L.C., LLP, L.P., LP, PLC, GmbH, AG, S.A., Group, Holdings, \
        Partners, Associates, Bank, University, College, Institute, School, Academy, Hospital, Clinic, Church, Ministry, Department, \
        Dept., Agency, Commission, Committee, Council, Board, Bureau, Office, Court, Party, Union, Association, Society, Foundation, \
        Federation, League, Club, Army, Navy, Force, Forces, Police, Government, Authority, Administration, Organization, \
        Organisation, Center, Centre, Museum, Library, Times, Post, Journal, News, Press, Tribune, Herald, Gazette, Magazine, \
        Airlines, Airways, Motors, Industries, Systems, Technologies, Software, Services, Solutions, Consulting, Capital, Energy, \
        Power, Electric, Gas, Oil, Petroleum, Pharmacy, Dental, Salon, Spa, Pizza, Grill, Cafe, Restaurant, Bakery, Diner, Hotel, Inn, \
        Auto, Garage, Insurance, Mortgage, Realty, Properties, Network, Radio, Television, TV, Studios, Records, Orchestra, Team, \
        Coalition, Alliance, Front, Movement, Brigade, Congress, Senate, Parliament, Treasury, Reserve, Fund, Trust, Way
        """

    private static let titles = """
        Mr, Mr., Mrs, Mrs., Ms, Ms., Miss, Dr, Dr., Prof, Prof., Professor, Doctor, President, Vice, Minister, Secretary, Senator, \
        Sen., Rep., Representative, Congressman, Governor, Gov., Mayor, Judge, Justice, General, Gen., Colonel, Col., Captain, Capt., \
        Major, Maj., Lieutenant, Lt., Sergeant, Sgt., Admiral, Pope, Bishop, Father, Sister, Brother, Rabbi, Imam, Sheikh, Shaikh, \
        Sheik, Ayatollah, King, Queen, Prince, Princess, Sir, Lord, Lady, Saint, Uncle, Aunt, Director, Chairman, CEO, Officer, \
        spokesman, spokeswoman, leader, candidate, actor, actress, singer, author, Dear, Hi, Hello, Thanks, Regards, Cheers
        """

    private static let placeWords = """
        Street, St., Avenue, Ave, Ave., Road, Rd, Rd., Boulevard, Blvd, Drive, Dr., Lane, Court, Square, Plaza, Highway, Bridge, River, \
        Lake, Sea, Ocean, Bay, Beach, Island, Islands, Isle, Mountain, Mountains, Mount, Mt., Valley, Canyon, Desert, Forest, Park, Garden, \
        Gardens, City, Town, Village, County, State, Province, District, Region, Republic, Kingdom, Territory, Coast, Peninsula, Port, \
        Airport, Station, Hall, Tower, Building, House, Palace, Castle, Mall, Zoo, Stadium, Arena, Theatre, Theater, Cathedral, Temple, \
        Mosque, Hill, Hills, Heights, Point, Creek, Falls, Springs, Strip, Gulf, Strait, Cape, Fort, Camp, Base, North, South, East, West, \
        Northern, Southern, Eastern, Western, Central, New, Greater, San, Santa, Los, Las, El, Saint
        """
}
